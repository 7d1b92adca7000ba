package dev.evenkeel.incident.drill.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.drill.domain.Drill.Grade;
import dev.evenkeel.incident.drill.domain.Drill.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is next in a drill. Decides from what is stored and seen, so it may be asked again at any
 * time.
 */
public final class DrillCourse {
    private static final Duration PLACED_WITHIN = Duration.ofSeconds(20);
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(60);
    private static final int PATIENCE = 3;

    private DrillCourse() {}

    /** What is to be done to the target. */
    public enum Order {
        NOTHING,
        BREAK,
        HEAL
    }

    /**
     * What is seen.
     *
     * @param primary of the drill meeting; {@code null} while it runs nowhere
     * @param others meetings that were not made for drills, by the relay they are on
     * @param readyRelays relays that are ready and heard
     * @param episode of the incident that is waited for, since the target was broken
     */
    public record Sight(
            @Nullable String primary,
            Map<String, Set<String>> others,
            Set<String> readyRelays,
            @Nullable Episode episode) {
        public Sight {
            others = Map.copyOf(others);
            readyRelays = Set.copyOf(readyRelays);
        }
    }

    /** An incident from one opening to its end; {@code start} is when it was opened this time. */
    public record Episode(Incident incident, Instant start) {}

    /** The drill from now on, and what is to be done before it is stored. */
    public record Next(Drill drill, Order order) {}

    public static Next next(Drill drill, Sight seen, Instant now) {
        return switch (drill.state()) {
            case PREPARING -> prepare(drill, seen, now);
            case BROKEN -> follow(drill, seen, now);
            case HEALED -> finish(drill, seen, now);
            case OVER -> new Next(drill, Order.NOTHING);
        };
    }

    /** It was broken at that moment. */
    public static Drill broken(Drill drill, Instant at) {
        DrillDraft draft = new DrillDraft(drill);
        draft.faultAt = at;
        return draft.done();
    }

    /** The fault was taken away at that moment. */
    public static Drill healed(Drill drill, Instant at) {
        DrillDraft draft = new DrillDraft(drill);
        draft.state = State.HEALED;
        draft.healedAt = at;
        return draft.done();
    }

    /** It cannot go on. */
    public static Drill failed(Drill drill, String why, Instant now) {
        DrillDraft draft = new DrillDraft(drill);
        draft.detail = why;
        return over(draft, now);
    }

    private static Next prepare(Drill drill, Sight seen, Instant now) {
        String relay = seen.primary();
        if (relay == null) {
            boolean late = now.isAfter(drill.createdAt().plus(PLACED_WITHIN));
            return late
                    ? stopped(drill, "The drill meeting runs on no relay.", now)
                    : new Next(drill, Order.NOTHING);
        }
        String component = drill.fault().component();
        String refusal = component == null ? ofRelay(relay, seen) : ofPlatform(seen);
        if (!refusal.isEmpty()) {
            return stopped(drill, refusal, now);
        }
        DrillDraft draft = new DrillDraft(drill);
        draft.target = component == null ? relay : component;
        draft.state = State.BROKEN;
        return new Next(draft.done(), Order.BREAK);
    }

    private static String ofRelay(String relay, Sight seen) {
        int others = seen.others().getOrDefault(relay, Set.of()).size();
        if (others > 0) {
            String why = "Relay %s carries %d other meetings; people would notice.";
            return why.formatted(relay, others);
        }
        return seen.readyRelays().stream().allMatch(relay::equals)
                ? "No other relay is ready to take the drill meeting."
                : "";
    }

    private static String ofPlatform(Sight seen) {
        long others = seen.others().values().stream().flatMap(Set::stream).distinct().count();
        return others == 0
                ? ""
                : "%d other meetings are going on; people would notice.".formatted(others);
    }

    private static Next follow(Drill drill, Sight seen, Instant now) {
        Instant faultAt = drill.faultAt();
        if (faultAt == null) {
            // whoever broke it has died before it could say when
            return new Next(noted(drill, null, "It is not known when it was broken."), Order.HEAL);
        }
        Drill after = noted(drill, seen.episode(), drill.detail());
        boolean byPlan = drill.fault().isMendedByPlan();
        Drill.Targets targets = drill.targets();
        long answer = byPlan ? targets.mitigateMillis() : targets.detectMillis();
        long patience = Math.max(LEAST_PATIENCE.toMillis(), PATIENCE * answer);
        boolean late = now.isAfter(faultAt.plusMillis(patience));
        Instant answered = byPlan ? after.mitigatedAt() : after.detectedAt();
        return new Next(after, answered != null || late ? Order.HEAL : Order.NOTHING);
    }

    private static Next finish(Drill drill, Sight seen, Instant now) {
        Drill after = noted(drill, seen.episode(), drill.detail());
        long patience =
                Math.max(LEAST_PATIENCE.toMillis(), PATIENCE * drill.targets().clearMillis());
        Instant healedAt = drill.healedAt() == null ? now : drill.healedAt();
        boolean done = after.clearedAt() != null || after.faultAt() == null;
        return done || now.isAfter(healedAt.plusMillis(patience))
                ? new Next(over(new DrillDraft(after), now), Order.NOTHING)
                : new Next(after, Order.NOTHING);
    }

    private static Next stopped(Drill drill, String why, Instant now) {
        return new Next(failed(drill, why, now), Order.NOTHING);
    }

    private static Drill noted(Drill drill, @Nullable Episode episode, @Nullable String detail) {
        DrillDraft draft = new DrillDraft(drill);
        draft.detail = detail;
        if (episode != null) {
            Incident incident = episode.incident();
            draft.incidentId = incident.incidentId();
            draft.detectedAt = episode.start();
            draft.mitigatedAt = incident.mitigatedAt();
            draft.clearedAt = drill.healedAt() == null ? null : incident.resolvedAt();
        }
        return draft.done();
    }

    private static Drill over(DrillDraft draft, Instant now) {
        draft.state = State.OVER;
        draft.endedAt = now;
        Drill ended = draft.done();
        draft.grade = grade(ended);
        return draft.done();
    }

    private static Grade grade(Drill drill) {
        Drill.Targets targets = drill.targets();
        double detected = share(drill.faultAt(), drill.detectedAt(), targets.detectMillis());
        double cleared = share(drill.healedAt(), drill.clearedAt(), targets.clearMillis());
        double mitigated =
                drill.fault().isMendedByPlan()
                        ? share(drill.faultAt(), drill.mitigatedAt(), targets.mitigateMillis())
                        : 0;
        double worst = Math.max(Math.max(detected, mitigated), cleared);
        if (worst == Double.POSITIVE_INFINITY) {
            return Grade.F;
        }
        return worst <= 1 ? Grade.A : worst <= 2 ? Grade.B : Grade.C;
    }

    /** The share of the target that it took; infinite when it did not happen. */
    private static double share(@Nullable Instant from, @Nullable Instant to, long targetMillis) {
        return from == null || to == null
                ? Double.POSITIVE_INFINITY
                : Duration.between(from, to).toMillis() / (double) Math.max(1, targetMillis);
    }
}
