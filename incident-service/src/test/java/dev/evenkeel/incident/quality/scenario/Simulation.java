package dev.evenkeel.incident.quality.scenario;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import dev.evenkeel.contracts.telemetry.StreamSample.Kind;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import dev.evenkeel.incident.quality.scenario.World.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Everybody sends 50 packets of voice and 90 of pictures a second; each way loses them by a Gilbert
 * channel of its own. A relay reports what it receives every second, a browser all its streams
 * every two. A packet lost on the way up is a gap for all receivers; a picture with gaps stands
 * still for a share of the second.
 */
final class Simulation {
    private static final int VOICE = 50;
    private static final int PICTURE = 90;
    private static final double BURST_RATIO = 1.5;

    private final SplittableRandom random;
    private final boolean sitesKnown;
    private final Map<String, Gilbert> channels = new HashMap<>();
    private final Map<String, SimulatedStream> streams = new HashMap<>();
    private final Map<String, String> relayOf = new HashMap<>();
    private final Map<String, Integer> stay = new HashMap<>();

    Simulation(long seed, boolean sitesKnown) {
        this.sitesKnown = sitesKnown;
        random = new SplittableRandom(seed);
        World.PEOPLE.forEach(one -> relayOf.put(one.id(), one.relayId()));
    }

    /** The person goes on over another relay. */
    void move(Person person, String relayId) {
        relayOf.put(person.id(), relayId);
    }

    /** The person comes again: all counters begin anew. */
    void rejoin(Person person) {
        stay.merge(person.id(), 1, Integer::sum);
    }

    String relayOf(Person person) {
        return relayOf.getOrDefault(person.id(), person.relayId());
    }

    /** One second goes by; the samples taken at its end. */
    List<StreamSample> second(int second, Instant end, Network network) {
        List<StreamSample> samples = new ArrayList<>();
        Map<String, Integer> lostOnTheWayUp = new HashMap<>();
        for (Person person : World.PEOPLE) {
            for (Kind kind : Kind.values()) {
                lostOnTheWayUp.put(person.id() + kind, uplink(person, kind, network, end, samples));
            }
        }
        for (Person person : World.PEOPLE) {
            boolean reports = (second + World.PEOPLE.indexOf(person)) % 2 == 0;
            for (Person remote : World.of(person.meetingId())) {
                if (!remote.equals(person)) {
                    for (Kind kind : Kind.values()) {
                        SimulatedStream stream =
                                downlink(
                                        person,
                                        remote,
                                        kind,
                                        network,
                                        lostOnTheWayUp.getOrDefault(remote.id() + kind, 0));
                        report(stream, person, network, end, reports, samples);
                    }
                }
            }
            report(camera(person, network), person, network, end, reports, samples);
        }
        return samples;
    }

    private int uplink(
            Person person, Kind kind, Network network, Instant end, List<StreamSample> samples) {
        int sent = packets(kind);
        int gone =
                channel("up", person, kind, person)
                        .lose(sent, network.uplinkLoss(person, relayOf(person)), BURST_RATIO);
        SimulatedStream stream = stream(Reporter.RELAY, Direction.INBOUND, person, kind, person);
        stream.receive(sent, gone, 0, 0);
        samples.add(stream.report(end, jitter(person, network), null));
        return gone;
    }

    private SimulatedStream downlink(
            Person person, Person remote, Kind kind, Network network, int goneBefore) {
        int sent = packets(kind);
        int gone =
                channel("down", person, kind, remote)
                        .lose(
                                sent - goneBefore,
                                network.downlinkLoss(person, relayOf(person)),
                                BURST_RATIO);
        double loss = (double) (gone + goneBefore) / sent;
        double broken = Math.clamp(2 * (loss - 0.05), 0, 0.8);
        double frozen = Math.max(broken, 0.4 * network.undecoded(person));
        double frames =
                network.cameraFrames(remote) * (1 - broken) * (1 - network.undecoded(person));
        SimulatedStream stream = stream(Reporter.CLIENT, Direction.INBOUND, person, kind, remote);
        stream.receive(sent, gone + goneBefore, frames, kind == Kind.VIDEO ? frozen : 0);
        return stream;
    }

    private SimulatedStream camera(Person person, Network network) {
        SimulatedStream stream =
                stream(Reporter.CLIENT, Direction.OUTBOUND, person, Kind.VIDEO, person);
        stream.send(PICTURE, network.cameraFrames(person));
        return stream;
    }

    private void report(
            SimulatedStream stream,
            Person person,
            Network network,
            Instant end,
            boolean reports,
            List<StreamSample> samples) {
        if (reports) {
            double noise = random.nextDouble(0.9, 1.2);
            samples.add(
                    stream.report(
                            end,
                            jitter(person, network),
                            noise * network.roundTripMillis(person) / 1000));
        }
    }

    private double jitter(Person person, Network network) {
        return (random.nextDouble(2, 8) + 0.1 * network.queueMillis(person)) / 1000;
    }

    private Gilbert channel(String way, Person person, Kind kind, Person remote) {
        return channels.computeIfAbsent(
                way + person.id() + kind + remote.id(), _ -> new Gilbert(random.split()));
    }

    private SimulatedStream stream(
            Reporter reporter, Direction direction, Person person, Kind kind, Person remote) {
        int ofOwner = stay.getOrDefault(person.id(), 0);
        int ofRemote = stay.getOrDefault(remote.id(), 0);
        String relayId = relayOf(person);
        String key =
                String.join(
                        "|",
                        reporter.name(),
                        direction.name(),
                        person.id(),
                        kind.name(),
                        remote.id(),
                        relayId,
                        ofOwner + "." + ofRemote);
        return streams.computeIfAbsent(
                key,
                _ ->
                        new SimulatedStream(
                                person,
                                relayId,
                                reporter,
                                direction,
                                kind,
                                reporter == Reporter.CLIENT && direction == Direction.INBOUND
                                        ? remote.id()
                                        : null,
                                Math.abs((long) key.hashCode()),
                                sitesKnown ? person.siteId() : null));
    }

    private static int packets(Kind kind) {
        return kind == Kind.AUDIO ? VOICE : PICTURE;
    }
}
