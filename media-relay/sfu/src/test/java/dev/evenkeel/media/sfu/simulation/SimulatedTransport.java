package dev.evenkeel.media.sfu.simulation;

import dev.evenkeel.media.sfu.transport.MediaTransport;
import dev.evenkeel.media.sfu.transport.TransportListener;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A client's association with a relay, without encryption. */
public final class SimulatedTransport implements MediaTransport {
    private static final int HEADROOM = 40;

    /** The client's end. */
    interface Client {
        void rtp(byte[] packet);

        void rtcp(byte[] packet);

        void ended();
    }

    private final SimulatedLoop loop;
    private final SimulatedNetwork network;
    private final String ufrag;
    private final TransportListener listener;
    private @Nullable Client client;
    private boolean closed;

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

    void connect(Client value) {
        client = value;
        loop.handle(listener::connected);
    }

    void disconnect(String reason) {
        client = null;
        closed = true;
        loop.handle(() -> listener.closed(reason));
    }

    /** From the client to the relay. */
    void uplink(byte[] packet, boolean rtcp) {
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
        Client to = client;
        if (connected() && to != null && !loop.silent()) {
            network.carryClientPacket(() -> to.rtp(packet));
        }
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
