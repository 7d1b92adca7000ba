package dev.evenkeel.telemetry.stamp;

import dev.evenkeel.media.rtp.stamp.StampClock;
import dev.evenkeel.media.rtp.stamp.StampKey;
import dev.evenkeel.media.rtp.stamp.StampSender;
import dev.evenkeel.telemetry.stamp.AgentSettings.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/**
 * A Session-Sender (RFC 8762 §4.2) on one path: over one link to one reflector. A packet that
 * cannot even be sent, because the link is down or the reflector's name is not found, is a packet
 * lost. One thread sends; a thread of the probe's own receives.
 */
final class Probe implements AutoCloseable {
    private static final int LONGEST = 1_500;

    private final @Nullable InetAddress local;
    private final HostPort reflector;
    private final StampSender writer;
    private final StampSender reader;
    private final TestSession session;
    private final StampClock clock;
    private volatile @Nullable DatagramChannel channel;

    /**
     * @param sessionId SSID, 1–65535
     */
    Probe(AgentSettings.Link link, HostPort reflector, int sessionId, StampClock clock) {
        this.local = link.local();
        this.reflector = reflector;
        this.writer = new StampSender(key(link), sessionId);
        this.reader = new StampSender(key(link), sessionId);
        this.session = new TestSession(link.stateful());
        this.clock = clock;
    }

    TestSession session() {
        return session;
    }

    HostPort reflector() {
        return reflector;
    }

    /** Sends one packet. */
    void send() {
        byte[] packet = new byte[writer.length()];
        DatagramChannel open = opened();
        long timestamp = clock.ntp(System.nanoTime());
        writer.write(packet, session.send(timestamp), timestamp);
        if (open == null) {
            return;
        }
        try {
            open.write(ByteBuffer.wrap(packet));
        } catch (IOException _) {
            shut(open); // whatever stands in the way, the next packet tries anew
        }
    }

    @Override
    public void close() {
        DatagramChannel open = channel;
        if (open != null) {
            shut(open);
        }
    }

    private @Nullable DatagramChannel opened() {
        DatagramChannel open = channel;
        if (open != null && open.isOpen()) {
            return open;
        }
        try {
            InetSocketAddress to = new InetSocketAddress(reflector.host(), reflector.port());
            if (to.isUnresolved()) {
                return null;
            }
            DatagramChannel opening = DatagramChannel.open();
            try {
                opening.bind(local == null ? null : new InetSocketAddress(local, 0));
                opening.connect(to);
            } catch (IOException refused) {
                opening.close();
                return null;
            }
            channel = opening;
            Thread.ofPlatform().daemon().name("stamp-" + reflector).start(() -> receive(opening));
            return opening;
        } catch (IOException _) {
            return null;
        }
    }

    private void receive(DatagramChannel from) {
        byte[] packet = new byte[LONGEST];
        ByteBuffer buffer = ByteBuffer.wrap(packet);
        while (from.isOpen()) {
            try {
                from.read(buffer.clear());
                long answeredAt = clock.ntp(System.nanoTime());
                reader.read(packet, buffer.position())
                        .ifPresent(reflected -> session.take(reflected, answeredAt));
            } catch (IOException _) {
                // closed, or the network says that nobody listens there: that is loss, not an end
                if (!from.isOpen()) {
                    return;
                }
            }
        }
    }

    private static void shut(DatagramChannel open) {
        try {
            open.close();
        } catch (IOException _) {
            // it is of no more use in any case
        }
    }

    private static @Nullable StampKey key(AgentSettings.Link link) {
        return link.key() == null ? null : StampKey.ofBase64(link.key());
    }
}
