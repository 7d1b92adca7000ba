package dev.evenkeel.telemetry.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.SampleCheck;
import dev.evenkeel.telemetry.domain.StrictJson;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.domain.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes an event of a letter again. It has to have the form its consumers expect, whoever corrected
 * it; whose it is and how old it is are the operator's to judge. Pure.
 */
final class Restoration {
    private static final String SOURCE = "/dead-letters";

    private Restoration() {}

    /**
     * @param payload the letter's, or what it was corrected to
     */
    static Restored restore(Letter letter, String payload, Instant now) {
        return switch (letter) {
            case Letter.Telemetry refused -> telemetry(refused, payload, now);
            case Letter.Undelivered undelivered -> record(undelivered, payload);
        };
    }

    private static Restored telemetry(Letter.Telemetry letter, String payload, Instant now) {
        if (letter.isCut() && payload.equals(letter.payload())) {
            return new Restored.Unfit("only the beginning of it was kept: complete it with --edit");
        }
        String type = letter.rejected().eventType();
        Optional<TelemetryKind> kind = type == null ? Optional.empty() : TelemetryKind.ofType(type);
        if (kind.isEmpty()) {
            return new Restored.Unfit("it does not say what it was sent as");
        }
        try {
            Verdict verdict =
                    SampleCheck.of(kind.get())
                            .judgeForm(
                                    StrictJson.parse(payload),
                                    producer(letter.rejected().producer()),
                                    letter.rejected().rejectedAt());
            return switch (verdict) {
                case Verdict.Accepted<?> accepted -> new Restored.Fit(event(accepted, letter, now));
                case Verdict.Rejected(var problem, _) -> new Restored.Unfit(words(problem));
                case Verdict.Duplicate _ -> new Restored.Unfit("it is a duplicate");
            };
        } catch (JsonProcessingException e) {
            return new Restored.Unfit("it is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Its id follows from the letter's: however often it is made, it is the same event. */
    private static <T> Event<T> event(
            Verdict.Accepted<T> accepted, Letter.Telemetry letter, Instant now) {
        String id =
                UUID.nameUUIDFromBytes(
                                ("replay " + letter.eventId()).getBytes(StandardCharsets.UTF_8))
                        .toString();
        return new Event<>(
                id,
                SOURCE,
                accepted.rules().type(),
                accepted.rules().key(accepted.sample()),
                now,
                null,
                accepted.sample());
    }

    /** The record as it was, with its own id: its consumer has not seen to it yet. */
    private static Restored record(Letter.Undelivered letter, String payload) {
        Decoded decoded =
                EventCodec.decode(
                        letter.target(),
                        letter.source().key(),
                        letter.source().headers(),
                        payload.getBytes(StandardCharsets.UTF_8));
        return switch (decoded) {
            case Decoded.Known(var event) -> new Restored.Fit(event);
            case Decoded.Unknown(var type) -> new Restored.Unfit("nobody knows the type " + type);
            case Decoded.Malformed(var reason) -> new Restored.Unfit(reason);
        };
    }

    private static Producer producer(String name) {
        EnumSet<TelemetryKind> all = EnumSet.allOf(TelemetryKind.class);
        if (name.startsWith("device/")) {
            return new Producer.Device(name.substring("device/".length()), null, all);
        } else if (name.startsWith("site/")) {
            String site = name.substring("site/".length());
            int prober = site.indexOf('/');
            return new Producer.Site(prober < 0 ? site : site.substring(0, prober), all);
        }
        return new Producer.Participant(name, "");
    }

    private static String words(Problem problem) {
        return problem.detail() + (problem.actual() == null ? "" : "; it is " + problem.actual());
    }
}
