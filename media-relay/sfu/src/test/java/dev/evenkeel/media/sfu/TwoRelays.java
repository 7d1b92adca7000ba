package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.outbound.View;
import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.SimulatedClient;
import dev.evenkeel.media.sfu.simulation.SimulatedLoop;
import dev.evenkeel.media.sfu.simulation.SimulatedNetwork;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/** Relays {@code relay-a} and {@code relay-b} on a simulated network, with one meeting. */
final class TwoRelays {
    static final String MEETING = "abc-defg-hij";

    final SimulatedNetwork network = new SimulatedNetwork();
    final Map<InetSocketAddress, SimulatedLoop> loops = new LinkedHashMap<>();
    final Node a = new Node("relay-a");
    final Node b = new Node("relay-b");
    private long handshakeMillis;
    private int ssrcs = 1_000;
    private final List<Node> nodes = new ArrayList<>(List.of(a, b));

    /** One relay and what it told. */
    final class Node {
        final String id;
        final RecordingRelayListener listener = new RecordingRelayListener();
        SimulatedLoop loop;
        SelectiveForwardingRelay relay;
        private int starts;

        Node(String id) {
            this.id = id;
            start();
        }

        /** A new process; the old one, if any, is gone. */
        void start() {
            loop = new SimulatedLoop(network, loops);
            relay =
                    SelectiveForwardingRelay.on(
                            loop,
                            new RelaySettings(
                                    id, loop.localAddress(), loop.localAddress(), new byte[32]),
                            listener,
                            new Random(id.hashCode() + starts),
                            ++starts * 1_000L + id.hashCode() % 100);
        }

        boolean place(long epoch, String primary, String standby) {
            return await(relay.place(placement(epoch, primary, standby)));
        }

        RelaySnapshot snapshot() {
            return await(relay.snapshot());
        }

        RelaySnapshot.Counters counters() {
            return snapshot().counters();
        }

        OpenOutcome open(
                String participantId, long epoch, boolean active, long activation, Offers offer) {
            return open(participantId, epoch, 0, active, activation, offer);
        }

        private OpenOutcome open(
                String participantId,
                long epoch,
                int branch,
                boolean active,
                long activation,
                Offers offer) {
            return await(
                    relay.open(
                            new SessionRequest(
                                    MEETING,
                                    participantId,
                                    epoch,
                                    branch,
                                    true,
                                    true,
                                    active,
                                    activation,
                                    offer.describe())));
        }
    }

    /** A participant's path to one relay. */
    record Path(
            Node node,
            String sessionId,
            SimulatedClient client,
            Offers offer,
            Map<String, String> mids) {
        /** What came of a participant's source. */
        dev.evenkeel.media.sfu.simulation.ReceivedStream from(String participant, String source) {
            return client.stream(mids.get(participant + "/" + source));
        }

        String mid(String participant, String source) {
            return mids.get(participant + "/" + source);
        }
    }

    Placement placement(long epoch, String primary, String standby) {
        return placement(epoch, List.of(new RelayPair(primary, standby)));
    }

    private Placement placement(long epoch, List<RelayPair> pairs) {
        Map<String, InetSocketAddress> bridges = new HashMap<>();
        for (Node node : nodes) {
            bridges.put(node.id, node.loop.localAddress());
        }
        return new Placement(MEETING, epoch, pairs, bridges);
    }

    /** One more relay, for a meeting larger than two. */
    Node another(String id) {
        Node node = new Node(id);
        nodes.add(node);
        return node;
    }

    /** All relays that live are told where the meeting runs. */
    void placeAll(long epoch, RelayPair... pairs) {
        for (Node node : nodes) {
            if (node.loop.alive()) {
                await(node.relay.place(placement(epoch, List.of(pairs))));
            }
        }
        network.runMillis(300);
    }

    void placeBoth(long epoch) {
        a.place(epoch, "relay-a", "relay-b");
        b.place(epoch, "relay-a", "relay-b");
        network.runMillis(300);
    }

    /** From now on that much time passes from an answer to the connected transport. */
    void handshakeTakes(long millis) {
        handshakeMillis = millis;
    }

    /** Publishes both sources, though silent yet, and subscribes to the others'. */
    Path join(Node node, String participant, boolean active, long activation, String... others) {
        return join(node, participant, 1, active, activation, others);
    }

    Path join(
            Node node,
            String participant,
            long epoch,
            boolean active,
            long activation,
            String... others) {
        return join(node, participant, epoch, 0, active, activation, others);
    }

    /** Of somebody who sits on any of the meeting's pairs. */
    Path join(
            Node node,
            String participant,
            long epoch,
            int branch,
            boolean active,
            long activation,
            String... others) {
        SimulatedClient client = new SimulatedClient(network);
        Offers offer = Offers.offer();
        ssrcs += 10;
        offer.send("microphone", ssrcs, 0);
        offer.send("camera", ssrcs + 1, ssrcs + 2);
        client.publish(false, ssrcs, 0);
        client.publish(true, ssrcs + 1, ssrcs + 2);
        String heartbeat = offer.heartbeat();
        Map<String, String> mids = new LinkedHashMap<>();
        Map<String, Boolean> video = new LinkedHashMap<>();
        for (String other : others) {
            for (String source : List.of("microphone", "camera")) {
                String mid = offer.subscribe(other, source);
                mids.put(other + "/" + source, mid);
                video.put(mid, source.equals("camera"));
            }
        }
        OpenOutcome outcome = node.open(participant, epoch, branch, active, activation, offer);
        if (!(outcome instanceof OpenOutcome.Opened(String sessionId, String sdp))) {
            throw new AssertionError(outcome);
        }
        Answer answer = Answer.parse(sdp);
        client.answered(answer, heartbeat, video);
        network.runMillis(handshakeMillis);
        client.connect(node.loop.transport(answer.ufrag()));
        network.runMillis(10);
        return new Path(node, sessionId, client, offer, mids);
    }

    /** A path with an offer and a client of the caller's making. */
    Path connect(
            Node node,
            String participant,
            Offers offer,
            SimulatedClient client,
            Map<String, String> mids) {
        String heartbeat = offer.heartbeat();
        OpenOutcome outcome = node.open(participant, 1, true, 1, offer);
        if (!(outcome instanceof OpenOutcome.Opened(String sessionId, String sdp))) {
            throw new AssertionError(outcome);
        }
        Answer answer = Answer.parse(sdp);
        Map<String, Boolean> video = new LinkedHashMap<>();
        mids.forEach((name, mid) -> video.put(mid, name.endsWith("camera")));
        client.answered(answer, heartbeat, video);
        client.connect(node.loop.transport(answer.ufrag()));
        network.runMillis(10);
        return new Path(node, sessionId, client, offer, mids);
    }

    /** Sees and hears the others over a path that tells when packets arrive. */
    Path watch(Node node, String participant, String... others) {
        Offers offer = Offers.offer().numbered();
        Map<String, String> mids = new LinkedHashMap<>();
        for (String other : others) {
            for (String source : List.of("microphone", "camera")) {
                mids.put(other + "/" + source, offer.subscribe(other, source));
            }
        }
        return connect(node, participant, offer, new SimulatedClient(network), mids);
    }

    /** A camera in three layers, SSRCs {@code ssrc}, +1 and +2, and a microphone. */
    Path publishLayers(Node node, String participant, int ssrc) {
        Offers offer = Offers.offer();
        SimulatedClient client = new SimulatedClient(network);
        offer.send("microphone", ssrc + 9, 0);
        client.publish(false, ssrc + 9, 0);
        String mid = offer.simulcast("q", "h", "f");
        client.publishLayers(mid, "qhf", ssrc, ssrc + 1, ssrc + 2);
        String session = connect(node, participant, offer, client, Map.of()).sessionId();
        client.sendMedia(true);
        return new Path(node, session, client, offer, Map.of(participant + "/camera", mid));
    }

    void show(Path path, String track, int width, int height) {
        await(
                path.node()
                        .relay
                        .view(
                                path.sessionId(),
                                Map.of(path.mids().get(track), new View(width, height, 0))));
    }

    void activate(Path path, boolean active, long activation) {
        await(path.node().relay.setActive(path.sessionId(), active, activation));
    }

    /** Lets just enough time pass for the call to be done. */
    <T> T await(CompletionStage<T> stage) {
        for (int i = 0; i < 10 && !stage.toCompletableFuture().isDone(); i++) {
            network.runMillis(0);
        }
        if (!stage.toCompletableFuture().isDone()) {
            throw new AssertionError("the relay does not answer");
        }
        return stage.toCompletableFuture().join();
    }
}
