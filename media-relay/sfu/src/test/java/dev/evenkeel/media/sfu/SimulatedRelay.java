package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.simulation.Answer;
import dev.evenkeel.media.sfu.simulation.ClientPath;
import dev.evenkeel.media.sfu.simulation.Offers;
import dev.evenkeel.media.sfu.simulation.SimulatedLoop;
import dev.evenkeel.media.sfu.simulation.SimulatedNetwork;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/** One relay on a simulated network, with one meeting: for those who embed or follow a relay. */
public final class SimulatedRelay {
    public static final String MEETING = "abc-defg-hij";
    private static final String ID = "relay-a";

    private final SimulatedNetwork network;
    private final SimulatedLoop loop;
    private final SelectiveForwardingRelay relay;

    public SimulatedRelay(SimulatedNetwork network) {
        this.network = network;
        loop = new SimulatedLoop(network, new HashMap<>());
        InetSocketAddress address = loop.localAddress();
        relay =
                SelectiveForwardingRelay.on(
                        loop,
                        new RelaySettings(ID, address, address, new byte[32]),
                        new RecordingRelayListener(),
                        new Random(ID.hashCode()),
                        1);
        await(relay.place(new Placement(MEETING, 1, ID, null, Map.of(ID, address))));
    }

    /** Who has joined: the way by which their packets go, and what the relay answered. */
    public record Joined(ClientPath path, String answer) {}

    /** Somebody joins with what they offer; the way by which their packets go. */
    public ClientPath join(String participantId, Offers offer) {
        return enter(participantId, offer).path();
    }

    /** Somebody joins with what they offer. */
    public Joined enter(String participantId, Offers offer) {
        OpenOutcome outcome =
                await(
                        relay.open(
                                new SessionRequest(
                                        MEETING,
                                        participantId,
                                        1,
                                        0,
                                        true,
                                        true,
                                        true,
                                        1,
                                        offer.describe())));
        if (outcome instanceof OpenOutcome.Opened(_, String sdp)) {
            return new Joined(loop.transport(Answer.parse(sdp).ufrag()), sdp);
        }
        throw new AssertionError(outcome);
    }

    /** From now on the meeting is copied. */
    public void tap(MeetingTap tap) {
        await(relay.tap(MEETING, tap));
    }

    private <T> T await(CompletionStage<T> stage) {
        for (int i = 0; i < 10 && !stage.toCompletableFuture().isDone(); i++) {
            network.runMillis(0);
        }
        return stage.toCompletableFuture().getNow(null);
    }
}
