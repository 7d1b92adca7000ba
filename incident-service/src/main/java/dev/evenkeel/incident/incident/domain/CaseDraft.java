package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.incident.Incident.State;
import dev.evenkeel.contracts.incident.Incident.TimelineEntry;
import dev.evenkeel.incident.plan.domain.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A case while one decision changes it; {@link #done} makes the next revision of what differs. */
final class CaseDraft {
    private static final String SELF = "incident-service";

    /**
     * Evidence may be older than the episode that it begins; after an outage of Kafka much older.
     */
    private static final Duration BEFORE_EPISODE = Duration.ofSeconds(15);

    private final IncidentCase before;
    private final Map<String, Step> steps;
    private final List<Evidence> evidence;
    private final List<TimelineEntry> timeline;
    private final SortedSet<String> meetingIds;
    private State state;
    private String summary;
    private Instant episodeStart;
    private boolean everybodyMoved;
    private @Nullable String pagedTeam;
    private @Nullable String owner;
    private @Nullable String mergedInto;
    private @Nullable Instant acknowledgedAt;
    private Hold hold;
    private @Nullable Instant mitigatedAt;
    private @Nullable Instant resolvedAt;
    private @Nullable String inhibitedBy;
    private @Nullable String silencedBy;
    private Paging paging;

    CaseDraft(IncidentCase before) {
        Incident incident = before.incident();
        this.before = before;
        steps = new HashMap<>(before.steps());
        evidence = new ArrayList<>(incident.evidence());
        timeline = new ArrayList<>(incident.timeline());
        meetingIds = new TreeSet<>(incident.meetingIds());
        state = incident.state();
        summary = incident.summary();
        episodeStart = before.episodeStart();
        everybodyMoved = before.everybodyMoved();
        pagedTeam = before.pagedTeam();
        owner = incident.owner();
        mergedInto = incident.mergedInto();
        acknowledgedAt = incident.acknowledgedAt();
        hold = before.hold();
        mitigatedAt = incident.mitigatedAt();
        resolvedAt = incident.resolvedAt();
        inhibitedBy = incident.inhibitedBy();
        silencedBy = incident.silencedBy();
        paging = before.paging();
    }

    CaseDraft state(State entered) {
        state = entered;
        return this;
    }

    CaseDraft summary(String text) {
        summary = text;
        return this;
    }

    CaseDraft meetings(Collection<String> affected) {
        meetingIds.addAll(affected);
        return this;
    }

    CaseDraft note(Instant at, String by, String text) {
        timeline.add(new TimelineEntry(at, by, text));
        return this;
    }

    CaseDraft note(Instant at, String text) {
        return note(at, SELF, text);
    }

    CaseDraft owner(@Nullable String name) {
        owner = name;
        return this;
    }

    CaseDraft mergedInto(@Nullable String incidentId) {
        mergedInto = incidentId;
        return this;
    }

    /** The first time counts. */
    CaseDraft acknowledged(Instant at) {
        acknowledgedAt = acknowledgedAt == null ? at : acknowledgedAt;
        return this;
    }

    CaseDraft hold(Hold decided) {
        hold = decided;
        return this;
    }

    CaseDraft paged(@Nullable String team) {
        pagedTeam = team;
        return this;
    }

    CaseDraft muted(Muting muting) {
        inhibitedBy = muting.inhibitedBy();
        silencedBy = muting.silencedBy();
        return this;
    }

    CaseDraft paging(Paging decided) {
        paging = decided;
        return this;
    }

    CaseDraft mitigated(@Nullable Instant at) {
        mitigatedAt = at;
        return this;
    }

    CaseDraft resolved(@Nullable Instant at) {
        resolvedAt = at;
        return this;
    }

    CaseDraft everybodyMoved() {
        everybodyMoved = true;
        return this;
    }

    CaseDraft newEpisode(Instant at) {
        episodeStart = at;
        everybodyMoved = false;
        steps.clear();
        return this;
    }

    CaseDraft step(Step step) {
        steps.put(step.meetingId(), step);
        return this;
    }

    /**
     * Adds what is new. The first of a kind and source in an episode stays as it was; only the
     * count of participants that switched is brought up to date.
     */
    CaseDraft evidence(List<Evidence> found) {
        for (Evidence piece : found) {
            int known = indexOf(piece);
            if (known < 0) {
                evidence.add(piece);
            } else if (piece.kind().equals("participants-switched")) {
                evidence.set(known, piece);
            }
        }
        return this;
    }

    /** The case after the decision: the same object when nothing differs. */
    IncidentCase done() {
        Incident old = before.incident();
        IncidentCase same = build(old.revision());
        return same.equals(before) ? before : build(old.revision() + 1);
    }

    private IncidentCase build(long revision) {
        Incident old = before.incident();
        Incident incident =
                new Incident(
                        old.incidentId(),
                        old.rule(),
                        old.severity(),
                        state,
                        old.cause(),
                        summary,
                        old.startedAt(),
                        old.openedAt(),
                        mitigatedAt,
                        resolvedAt,
                        acknowledgedAt,
                        owner,
                        mergedInto,
                        List.copyOf(meetingIds),
                        List.copyOf(evidence),
                        List.copyOf(timeline),
                        revision,
                        inhibitedBy,
                        silencedBy);
        return new IncidentCase(
                incident,
                episodeStart,
                everybodyMoved,
                before.lostInstance(),
                pagedTeam,
                hold,
                steps,
                paging);
    }

    private int indexOf(Evidence piece) {
        for (int i = 0; i < evidence.size(); i++) {
            Evidence known = evidence.get(i);
            boolean ofThisEpisode = known.at().isAfter(episodeStart.minus(BEFORE_EPISODE));
            boolean asRecent = !known.at().isBefore(piece.at());
            if ((ofThisEpisode || asRecent)
                    && known.kind().equals(piece.kind())
                    && known.source().equals(piece.source())) {
                return i;
            }
        }
        return -1;
    }
}
