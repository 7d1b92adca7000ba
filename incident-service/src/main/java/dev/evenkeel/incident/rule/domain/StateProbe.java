package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.incident.rule.domain.When.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code state}: the newest event says so of its subject, or its events stay away. What was said
 * before this service began to watch counts as well, since nobody says it twice. Who has left a
 * meeting is forgotten.
 */
final class StateProbe implements Probe {
    private static final Set<String> NONE = Set.of();

    private final State when;
    private final EventFilter filter;
    private final @Nullable Silence silence;
    private final boolean isOfPeople;
    private final Map<String, Subject> subjects = new HashMap<>();
    private @Nullable Instant watchesSince;

    /** What was last said of one subject. */
    private static final class Subject {
        private final Cadence cadence = new Cadence();
        private String value = "";
        private String wanted = "";
        private String group = "";
        private String why = "";
        private Set<String> meetings = NONE;
        private Instant saidAt = Instant.MIN;
    }

    StateProbe(State when, EventFilter filter) {
        this.when = when;
        this.filter = filter;
        this.silence = when.unheard() == null ? null : new Silence(when.unheard());
        this.isOfPeople =
                when.events().per() == Scope.PARTICIPANT || when.events().per() == Scope.EQUIPMENT;
    }

    @Override
    public Scope scope() {
        return when.events().per();
    }

    @Override
    public void observe(Observation seen) {
        filter.of(seen).ifPresent(counted -> take(counted, seen));
        if (isOfPeople && seen.event().data() instanceof ParticipantLeft left) {
            subjects.remove(left.meetingId() + "/" + left.participantId());
        }
    }

    private void take(EventFilter.Counted counted, Observation seen) {
        Subject subject = subjects.computeIfAbsent(counted.subject(), _ -> new Subject());
        subject.cadence.heard(seen);
        Instant saidAt = counted.time("timestamp", seen.event().time());
        if (saidAt.isBefore(subject.saidAt)) {
            return; // late: a newer one has been heard
        }
        subject.saidAt = saidAt;
        subject.value = counted.field(when.field());
        subject.wanted = wanted(counted);
        subject.why = why(counted);
        subject.meetings = counted.meetingId() == null ? NONE : Set.of(counted.meetingId());
        subject.group = when.unheard() == null ? "" : counted.field(when.unheard().amongst());
    }

    @Override
    public Map<String, Sight> look(Instant now) {
        if (watchesSince == null) {
            watchesSince = now;
        }
        Instant forgotten = now.minus(when.forgottenAfter());
        subjects.values().removeIf(one -> one.cadence.heardAt().isBefore(forgotten));
        if (silence != null) {
            silence.heard(heardByGroup());
        }
        Map<String, Sight> sights = new TreeMap<>();
        subjects.forEach((id, one) -> sights.put(id, sight(id, one, now)));
        return sights;
    }

    /** Of whom nothing was heard yet, nothing is known: not that all is well. */
    @Override
    public boolean isUnknown(String subject, Instant now) {
        return !subjects.containsKey(subject)
                && (watchesSince == null || now.isBefore(watchesSince.plus(when.forgottenAfter())));
    }

    private Map<String, List<Instant>> heardByGroup() {
        Map<String, List<Instant>> groups = new HashMap<>();
        subjects.values()
                .forEach(one ->
                        groups.computeIfAbsent(one.group, _ -> new ArrayList<>())
                                .add(one.cadence.heardAt()));
        return groups;
    }

    /** What the event says of the reason, in words of its own. */
    private static String why(EventFilter.Counted counted) {
        String detail = counted.field("detail");
        return detail.isBlank() ? "" : " (" + detail + ")";
    }

    /** The version that it should have at least; empty when none is known. */
    private String wanted(EventFilter.Counted counted) {
        When.OlderThan olderThan = when.olderThan();
        return olderThan == null
                ? ""
                : olderThan.versions().getOrDefault(counted.field(olderThan.by()), "");
    }

    private Sight sight(String id, Subject one, Instant now) {
        if (VersionOrder.isOlder(one.value, one.wanted)) {
            return new Sight(
                    Condition.TRUE,
                    "%s of %s is %s, older than %s."
                            .formatted(when.field(), id, one.value, one.wanted),
                    NONE);
        }
        if (when.values().contains(one.value)) {
            return new Sight(
                    Condition.TRUE,
                    "%s of %s is %s%s.".formatted(when.field(), id, one.value, one.why),
                    one.meetings);
        }
        if (silence == null) {
            return new Sight(Condition.FALSE, "", NONE);
        }
        return new Sight(
                silence.of(one.group, one.cadence, now),
                "Nothing was heard of %s since %s.".formatted(id, one.cadence.heardAt()),
                NONE);
    }
}
