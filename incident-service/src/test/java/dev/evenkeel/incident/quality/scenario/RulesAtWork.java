package dev.evenkeel.incident.quality.scenario;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayPeerLost;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.incident.quality.domain.Surroundings;
import dev.evenkeel.incident.quality.scenario.World.Person;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shipped rules, with everything else they look at. */
final class RulesAtWork {
    private static final Duration HALF = Duration.ofMillis(500);

    private final Detector detector = new Detector(ShippedRules.load());
    private final Set<String> fired = new TreeSet<>();
    private final Set<String> lost = new TreeSet<>();
    private final Map<String, Long> beats = new HashMap<>();
    private @Nullable String killed;
    private @Nullable String survivor;
    private boolean told;
    private boolean placed;

    void killed(String relayId, String other) {
        killed = relayId;
        survivor = other;
    }

    /** Heartbeats, windows and evaluations of a second. */
    void second(Instant now, List<QualityWindow> windows, Network network) {
        if (!placed) {
            place(now);
        }
        windows.forEach(one -> see(EventTypes.QUALITY_WINDOW, one.meetingId(), one, now));
        if (killed != null && !told) {
            tellLoss(killed, String.valueOf(survivor), now);
        }
        half(now, network);
        half(now.plus(HALF), network);
    }

    Surroundings surroundings(Instant at, Network network) {
        Map<String, RelayLoad> loads = new HashMap<>();
        World.RELAYS.forEach(relayId -> loads.put(relayId, load(relayId, network)));
        List<LinkMeasurement> links =
                World.SITES.stream().map(site -> link(site, at, network)).toList();
        return new Surroundings(loads, links, List.of());
    }

    /** {@code {rule} {domain} {id}}. */
    Set<String> fired() {
        return fired;
    }

    Set<String> lostRelays() {
        return lost;
    }

    private void half(Instant now, Network network) {
        for (String relayId : World.RELAYS) {
            if (!relayId.equals(killed)) {
                see(EventTypes.RELAY_HEARTBEAT, relayId, heartbeat(relayId, now, network), now);
            }
        }
        for (Finding finding : detector.evaluate(now)) {
            String cause = finding.cause().domain() + " " + finding.cause().id();
            fired.add(finding.rule().id() + " " + cause);
            if (finding.rule().id().equals("relay-lost")) {
                lost.add(cause);
            }
        }
    }

    private void place(Instant now) {
        placed = true;
        for (String meetingId : World.meetings()) {
            String primary = World.of(meetingId).getFirst().relayId();
            String standby = primary.equals("relay-a") ? "relay-b" : "relay-a";
            see(
                    EventTypes.MEETING_PLACED,
                    meetingId,
                    new MeetingPlaced(
                            meetingId,
                            primary,
                            standby,
                            1,
                            MeetingPlaced.Reason.CREATED,
                            null,
                            now),
                    now);
        }
        for (Person person : World.PEOPLE) {
            see(
                    EventTypes.PARTICIPANT_JOINED,
                    person.meetingId(),
                    new ParticipantJoined(
                            person.meetingId(),
                            person.id(),
                            person.id(),
                            ParticipantRole.PARTICIPANT,
                            now),
                    now);
        }
    }

    private void tellLoss(String relayId, String other, Instant now) {
        told = true;
        see(
                EventTypes.RELAY_PEER_LOST,
                other,
                new RelayPeerLost(other, relayId, World.meetings(), 300, now, null),
                now);
        for (Person person : World.PEOPLE) {
            if (person.relayId().equals(relayId)) {
                see(
                        EventTypes.PATH_SWITCHED,
                        person.meetingId(),
                        new PathSwitched(
                                person.meetingId(),
                                person.id(),
                                relayId,
                                other,
                                1,
                                PathSwitched.Reason.RELAY_LOST,
                                250,
                                now),
                        now);
            }
        }
    }

    private RelayHeartbeat heartbeat(String relayId, Instant now, Network network) {
        long sequence = beats.merge(relayId, 1L, Long::sum);
        Set<String> meetings =
                World.PEOPLE.stream()
                        .filter(one -> one.relayId().equals(relayId))
                        .map(Person::meetingId)
                        .collect(Collectors.toCollection(TreeSet::new));
        return new RelayHeartbeat(
                relayId,
                relayId + "-1",
                sequence,
                RelayState.READY,
                "local",
                "http://127.0.0.1:1",
                "127.0.0.1:2",
                load(relayId, network),
                List.of(),
                List.copyOf(meetings),
                now);
    }

    private static RelayLoad load(String relayId, Network network) {
        return new RelayLoad(2, 7, 900, 7e6, network.cpuRatio(relayId), 0);
    }

    private static LinkMeasurement link(String siteId, Instant at, Network network) {
        return new LinkMeasurement(
                siteId + at,
                siteId + "-link",
                siteId,
                null,
                null,
                at,
                null,
                null,
                network.linkLoss(siteId),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private <T> void see(EventType<T> type, String key, T data, Instant now) {
        Event<T> event =
                new Event<>(
                        UUID.randomUUID().toString(), "/simulation", type, key, now, null, data);
        detector.observe(new Observation(event, now, now, false));
    }
}
