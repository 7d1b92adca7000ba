package dev.evenkeel.media.app.stamp;

import dev.evenkeel.media.app.stamp.ReflectorSessions.Admission;
import dev.evenkeel.media.rtp.stamp.StampClock;
import dev.evenkeel.media.rtp.stamp.StampKey;
import dev.evenkeel.media.rtp.stamp.StampReflection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A stateful Session-Reflector (RFC 8762 §4.3) on a UDP port and a thread of its own. It answers
 * those it knows, with no more bytes than came, and never more than so many packets a second:
 * nobody gains by forging where a packet comes from.
 */
final class Reflector implements AutoCloseable {
    /** Longest packet that crosses an Ethernet in one piece; a longer one is not answered. */
    private static final int LONGEST = 1_472;

    private static final Logger LOG = Logger.getLogger(Reflector.class);

    private final DatagramChannel channel;
    private final SenderNetworks networks;
    private final StampReflection reflection;
    private final ReflectorSessions sessions;
    private final Consumer<Outcome> told;
    private final StampClock clock = new StampClock(Instant.now(), System.nanoTime());
    private final byte[] packet = new byte[LONGEST + 1];
    private final ByteBuffer buffer = ByteBuffer.wrap(packet);
    private final Thread thread;

    private Reflector(
            DatagramChannel channel,
            SenderNetworks networks,
            @Nullable StampKey key,
            int packetsPerSecond,
            Consumer<Outcome> told) {
        this.channel = channel;
        this.networks = networks;
        this.reflection = new StampReflection(key);
        this.sessions = new ReflectorSessions(packetsPerSecond, System.nanoTime());
        this.told = told;
        this.thread = Thread.ofPlatform().daemon().name("stamp-reflector").unstarted(this::run);
    }

    /**
     * Starts one.
     *
     * @param key of authenticated mode; {@code null}: unauthenticated mode
     * @param packetsPerSecond most that are answered
     * @param told what became of each packet, on the reflector's thread
     */
    static Reflector start(
            InetSocketAddress address,
            SenderNetworks networks,
            @Nullable StampKey key,
            int packetsPerSecond,
            Consumer<Outcome> told)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.bind(address);
        } catch (IOException taken) {
            channel.close();
            throw taken;
        }
        Reflector reflector = new Reflector(channel, networks, key, packetsPerSecond, told);
        reflector.thread.start();
        return reflector;
    }

    /** Where it listens. */
    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    @Override
    public void close() {
        try {
            channel.close();
            thread.join();
        } catch (IOException failure) {
            LOG.warnf(failure, "event=stamp-reflector-not-closed");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (channel.isOpen()) {
            try {
                buffer.clear();
                InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer);
                if (sender != null) {
                    told.accept(take(sender, System.nanoTime()));
                }
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException failure) {
                LOG.debugf(failure, "event=stamp-not-received");
            }
        }
    }

    private Outcome take(InetSocketAddress sender, long receivedAt) {
        int length = buffer.position();
        if (!networks.contain(sender.getAddress())) {
            return Outcome.FOREIGN;
        }
        if (length > LONGEST) {
            return Outcome.MALFORMED;
        }
        return switch (reflection.judge(packet, length)) {
            case TOO_SHORT -> Outcome.MALFORMED;
            case FORGED -> Outcome.FORGED;
            case GENUINE ->
                    switch (sessions.admit(sender, reflection.sessionId(packet), receivedAt)) {
                        case Admission.TooFast() -> Outcome.TOO_FAST;
                        case Admission.TooMany() -> Outcome.TOO_MANY_SESSIONS;
                        case Admission.Admitted(long sequence) ->
                                answer(sender, sequence, receivedAt);
                    };
        };
    }

    private Outcome answer(InetSocketAddress sender, long sequence, long receivedAt) {
        reflection.reflect(packet, sequence, clock.ntp(receivedAt), clock.ntp(System.nanoTime()));
        buffer.flip();
        try {
            channel.send(buffer, sender);
            return Outcome.ANSWERED;
        } catch (IOException failure) {
            LOG.debugf(failure, "event=stamp-not-answered");
            return Outcome.UNSENT;
        }
    }
}
