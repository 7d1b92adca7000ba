package dev.evenkeel.telemetry.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The devices of one site: who misses a report is asked, and who leaves that unanswered is absent,
 * provided that another device has answered meanwhile, so that the way there is known to work, and
 * that no more devices are silent than heard. Of devices that have never answered nothing is said.
 */
final class RollCall {
    /** An answer takes milliseconds; whoever needs longer has a second more with the judge. */
    static final Duration ANSWERED_WITHIN = Duration.ofMillis(500);

    /** What was sent with the witness's answer has come by then. */
    static final Duration GRACE = Duration.ofMillis(200);

    /**
     * A question so old may have been lost with the way, which a later witness knows nothing of.
     */
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(1);

    private static final Duration LATELY = Duration.ofMinutes(1);
    private static final Duration INTRODUCED_AGAIN = Duration.ofMinutes(10);

    private final Supplier<String> ids;
    private final Map<String, Attendance> devices = new HashMap<>();
    private String witnessId = "";
    private @Nullable Instant witnessAskedAt;
    private Instant witnessAnsweredAt = Instant.MIN;

    RollCall(Supplier<String> ids) {
        this.ids = ids;
    }

    /** What is to be done. */
    sealed interface Act {
        /** Have a device say something. */
        record Ask(String deviceId, String questionId) implements Act {}

        /** Tell that a device is not there. */
        record Absent(String deviceId, String kind, Duration silentFor) implements Act {}
    }

    /** Takes a report; of one that says it is offline somebody else has told. */
    synchronized void reported(String deviceId, String kind, boolean offline, Instant now) {
        Attendance one = devices.computeIfAbsent(deviceId, _ -> new Attendance());
        if (offline) {
            one.gone(now);
        } else {
            one.reported(kind, now);
        }
    }

    /** Takes an answer; false when it answers no question of here. */
    synchronized boolean answered(String deviceId, String questionId, Instant now) {
        Attendance one = devices.get(deviceId);
        if (one == null || !one.answered(questionId, now)) {
            return false;
        }
        if (witnessId.equals(questionId)) {
            witnessAnsweredAt = now;
            witnessAskedAt = null;
        }
        return true;
    }

    /** The way to the devices is gone: whatever was heard says nothing of later. */
    synchronized void forget() {
        devices.clear();
        witnessAskedAt = null;
        witnessAnsweredAt = Instant.MIN;
    }

    /** To be called many times a second. */
    synchronized List<Act> look(Instant now) {
        List<Act> acts = new ArrayList<>();
        boolean fewSilent = areFewSilent(now);
        devices.forEach((id, one) -> {
            boolean toBeAsked = one.isOverdue(now) || isOpen(one, now, ASKED_AGAIN);
            if ((fewSilent && toBeAsked) || one.isStranger(now, INTRODUCED_AGAIN)) {
                acts.add(ask(id, one, now));
            } else if (fewSilent && isAbsent(one, now)) {
                acts.add(new Act.Absent(id, one.kind(), Duration.between(one.heardAt(), now)));
                one.gone(now);
            }
        });
        callWitness(now).ifPresent(acts::add);
        return acts;
    }

    /** Of those that were heard of late, at least half still are. */
    private boolean areFewSilent(Instant now) {
        long silent = 0;
        long heard = 0;
        for (Attendance one : devices.values()) {
            if (isOpen(one, now, GRACE) || one.isAbsentSince(now.minus(LATELY))) {
                silent++;
            } else if (!one.isAbsentSince(Instant.MIN)) {
                heard++;
            }
        }
        return silent <= heard;
    }

    private boolean isAbsent(Attendance one, Instant now) {
        return isOpen(one, now, ANSWERED_WITHIN)
                && one.openSince().filter(witnessAnsweredAt::isAfter).isPresent()
                && !now.isBefore(witnessAnsweredAt.plus(GRACE));
    }

    private static boolean isOpen(Attendance one, Instant now, Duration atLeast) {
        return one.openFor(now).filter(open -> open.compareTo(atLeast) >= 0).isPresent();
    }

    private Act.Ask ask(String deviceId, Attendance one, Instant now) {
        String questionId = ids.get();
        one.asked(questionId, now);
        return new Act.Ask(deviceId, questionId);
    }

    /** Asks one that was just heard, when somebody's silence is not vouched for yet. */
    private Optional<Act> callWitness(Instant now) {
        boolean waits =
                witnessAskedAt != null && now.isBefore(witnessAskedAt.plus(ANSWERED_WITHIN));
        boolean needed =
                devices.values().stream()
                        .flatMap(one -> one.openFor(now).flatMap(_ -> one.openSince()).stream())
                        .anyMatch(since -> !witnessAnsweredAt.isAfter(since));
        if (waits || !needed) {
            return Optional.empty();
        }
        return devices.entrySet().stream()
                .filter(one -> one.getValue().mayWitness())
                .max(Comparator.comparing(one -> one.getValue().heardAt()))
                .map(one -> {
                    Act.Ask asked = ask(one.getKey(), one.getValue(), now);
                    witnessId = asked.questionId();
                    witnessAskedAt = now;
                    return asked;
                });
    }
}
