package dev.evenkeel.media.app;

import dev.evenkeel.media.sfu.Placement;
import dev.evenkeel.media.sfu.Relay;
import dev.evenkeel.media.sfu.RelayListener;
import dev.evenkeel.media.sfu.RelaySettings;
import dev.evenkeel.media.sfu.SelectiveForwardingRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** The standby of a meeting: a second engine, without a service around it. */
public final class OtherRelay implements AutoCloseable {
    private static final String ID = "relay-b";

    private final Relay relay;
    private final InetSocketAddress address;
    private boolean closed;

    private OtherRelay(Relay relay, InetSocketAddress address) {
        this.relay = relay;
        this.address = address;
    }

    /** Starts {@code relay-b}, bridged to the relay under test for a meeting at epoch 1. */
    public static OtherRelay start(String meetingId, RelayConfig under) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), RelayResource.freePort());
        Relay relay =
                SelectiveForwardingRelay.start(
                        new RelaySettings(ID, address, address, RelayResource.BRIDGE_KEY),
                        new Deaf());
        InetSocketAddress peer =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), under.udpPort());
        relay.place(new Placement(meetingId, 1, under.id(), ID, Map.of(under.id(), peer)))
                .toCompletableFuture()
                .join();
        return new OtherRelay(relay, address);
    }

    public String id() {
        return ID;
    }

    /** Its bridge address, as a placement says it. */
    public Map<String, String> bridges() {
        return Map.of(ID, address.getHostString() + ":" + address.getPort());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            relay.close();
        }
    }

    private static final class Deaf implements RelayListener {
        @Override
        public void sessionConnected(String meetingId, String participantId, String sessionId) {}

        @Override
        public void sessionClosed(
                String meetingId, String participantId, String sessionId, String reason) {}

        @Override
        public void peerLost(
                String peerId, List<String> meetingIds, long silentMillis, boolean gone) {}

        @Override
        public void peerFound(String peerId) {}

        @Override
        public void fenced(List<String> meetingIds, long pausedMillis) {}

        @Override
        public void unfenced(List<String> meetingIds) {}
    }
}
