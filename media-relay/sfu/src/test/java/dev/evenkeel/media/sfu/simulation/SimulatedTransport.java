package dev.evenkeel.media.sfu.simulation;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import dev.evenkeel.media.sfu.transport.TransportListener;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client's association with a relay, without encryption. */
public final class SimulatedTransport implements MediaTransport, ClientPath {
    private static final int HEADROOM = 40;

    private final SimulatedLoop loop;
    private final SimulatedNetwork network;
    private final String ufrag;
    private final TransportListener listener;
    private final Map<Integer, Map<Integer, byte[]>> remembered = new HashMap<>();
    private @Nullable Client client;
    private boolean closed;
    private long downlinkBitsPerSecond = Long.MAX_VALUE;
    private long downlinkBusyUntil;
    private long longestQueueNanos;

    SimulatedTransport(
            SimulatedLoop loop,
            SimulatedNetwork network,
            String ufrag,
            TransportListener listener) {
        this.loop = loop;
        this.network = network;
        this.ufrag = ufrag;
        this.listener = listener;
    }

    @Override
    public void connect(Client value) {
        client = value;
        loop.handle(listener::connected);
    }

    @Override
    public void disconnect(String reason) {
        client = null;
        closed = true;
        loop.handle(() -> listener.closed(reason));
    }

    @Override
    public void uplink(byte[] packet, boolean rtcp) {
        network.carryClientPacket(() -> loop.handle(() -> arrive(packet, rtcp)));
    }

    private void arrive(byte[] packet, boolean rtcp) {
        if (closed) {
            return;
        }
        byte[] buffer = new byte[2_048];
        System.arraycopy(packet, 0, buffer, HEADROOM, packet.length);
        if (rtcp) {
            listener.rtcp(buffer, HEADROOM, packet.length, network.nanoTime());
        } else {
            listener.rtp(buffer, HEADROOM, packet.length, network.nanoTime());
        }
    }

    @Override
    public String localUfrag() {
        return ufrag;
    }

    @Override
    public String localPassword() {
        return "simulated-password-0123456789";
    }

    @Override
    public boolean connected() {
        return client != null && !closed;
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() {
        return null;
    }

    @Override
    public String state() {
        if (closed) {
            return "closed";
        }
        return connected() ? "connected" : "new";
    }

    @Override
    public void sendRtp(byte[] buffer, int offset, int length) {
        byte[] packet = Arrays.copyOfRange(buffer, offset, offset + length);
        Map<Integer, byte[]> kept = remembered.get(NetworkOrder.int32(packet, 8));
        if (kept != null) {
            kept.put(NetworkOrder.uint16(packet, 2), packet.clone());
        }
        carry(packet);
    }

    private void carry(byte[] packet) {
        Client to = client;
        if (!connected() || to == null || loop.silent()) {
            return;
        }
        if (downlinkBitsPerSecond == Long.MAX_VALUE) {
            network.carryClientPacket(() -> to.rtp(packet));
            return;
        }
        long now = network.nanoTime();
        long waits = Math.max(0, downlinkBusyUntil - now);
        if (waits > 1_000_000_000) {
            return;
        }
        longestQueueNanos = Math.max(longestQueueNanos, waits);
        long takes = (packet.length + 44) * 8_000_000L / (downlinkBitsPerSecond / 1_000);
        downlinkBusyUntil = now + waits + takes;
        network.after(waits + takes, () -> network.carryClientPacket(() -> to.rtp(packet)));
    }

    /**
     * The way to the client carries no more than this; a second's worth waits, the rest is lost.
     */
    public void downlink(long bitsPerSecond) {
        downlinkBitsPerSecond = bitsPerSecond;
        longestQueueNanos = 0;
    }

    /** How long a packet had to wait for the downlink since it was last changed. */
    public long longestQueueMillis() {
        return longestQueueNanos / 1_000_000;
    }

    @Override
    public void remember(int ssrc) {
        remembered.computeIfAbsent(ssrc, _ -> new HashMap<>());
    }

    @Override
    public boolean repeatRtp(int ssrc, int sequence) {
        byte[] packet = remembered.getOrDefault(ssrc, Map.of()).get(sequence);
        if (packet != null) {
            carry(packet.clone());
        }
        return packet != null;
    }

    @Override
    public void sendRtcp(byte[] buffer, int offset, int length) {
        byte[] packet = Arrays.copyOfRange(buffer, offset, offset + length);
        Client to = client;
        if (connected() && to != null && !loop.silent()) {
            network.carryClientPacket(() -> to.rtcp(packet));
        }
    }

    @Override
    public void close() {
        Client to = client;
        if (to != null && !closed) {
            network.after(0, to::ended);
        }
        closed = true;
    }
}
