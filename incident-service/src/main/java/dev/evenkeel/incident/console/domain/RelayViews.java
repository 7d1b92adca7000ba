package dev.evenkeel.incident.console.domain;

import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.MeetingSight;
import dev.evenkeel.incident.rule.domain.RelaySight;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Views of relays, with the time each entered its state. */
final class RelayViews {
    private static final Duration LOST_AFTER = Duration.ofMillis(1_500);

    private final Map<String, Entered> states = new HashMap<>();

    private record Entered(RelayView.State state, Instant at) {}

    List<RelayView> of(Detector detector, Instant now) {
        return detector.relays().relays().stream()
                .map(sight -> view(sight, detector, now))
                .toList();
    }

    private RelayView view(RelaySight sight, Detector detector, Instant now) {
        RelayView.State state = state(sight, detector.relays().hears(now), now);
        Entered entered =
                states.compute(
                        sight.relayId(),
                        (_, known) ->
                                known != null && known.state() == state
                                        ? known
                                        : new Entered(state, now));
        RelayHeartbeat beat = sight.heartbeat();
        return new RelayView(
                sight.relayId(),
                state,
                entered.at(),
                sight.heardAt(),
                sight.instanceId(),
                beat == null ? null : beat.region(),
                beat == null || state == RelayView.State.LOST ? null : beat.load(),
                beat == null ? List.of() : beat.peers(),
                detector.meetings().placedOn(sight.relayId()).stream()
                        .map(meeting -> placed(meeting, sight.relayId()))
                        .toList());
    }

    private RelayView.State state(RelaySight sight, boolean observerHears, Instant now) {
        if (sight.stopped()) {
            return RelayView.State.STOPPED;
        }
        Instant heardAt = sight.heardAt();
        RelayHeartbeat beat = sight.heartbeat();
        if (heardAt == null || beat == null) {
            return RelayView.State.UNKNOWN;
        }
        boolean silent = now.isAfter(heardAt.plus(LOST_AFTER));
        if (silent) {
            Entered known = states.get(sight.relayId());
            return observerHears || known == null ? RelayView.State.LOST : known.state();
        }
        return switch (beat.state()) {
            case READY -> RelayView.State.READY;
            case DRAINING -> RelayView.State.DRAINING;
            case FENCED -> RelayView.State.FENCED;
        };
    }

    @SuppressWarnings("NullAway") // placedOn gives meetings with a placement
    private static RelayView.Placed placed(MeetingSight meeting, String relayId) {
        boolean primary = meeting.placement().leads(relayId);
        return new RelayView.Placed(
                meeting.meetingId(), primary ? "primary" : "standby", meeting.placement().epoch());
    }
}
