package dev.evenkeel.telemetry.stamp;

import dev.evenkeel.media.rtp.stamp.StampClock;
import dev.evenkeel.media.rtp.stamp.StampKey;
import dev.evenkeel.media.rtp.stamp.StampReflection;
import dev.evenkeel.telemetry.stamp.AgentSettings.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;

/**
 * A stateful reflector on a port of loopback, whose clock is wrong and whose network misbehaves.
 */
final class LoopbackReflector implements AutoCloseable {
    /** Its clock is so far ahead. */
    private static final Duration AHEAD = Duration.ofDays(400);

    /** What becomes of a packet. */
    enum Fate {
        ANSWERED,
        /** It never arrives. */
        LOST_OUT,
        /** Its answer never arrives. */
        LOST_IN,
        /** It arrives twice. */
        TWICE_OUT,
        /** Its answer is overtaken by the next. */
        OVERTAKEN
    }

    private final DatagramChannel channel;
    private final StampReflection reflection;
    private final IntFunction<Fate> fates;
    private final StampClock clock = new StampClock(Instant.now().plus(AHEAD), System.nanoTime());
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::run);
    private volatile long answered;
    private byte[] held;

    private LoopbackReflector(DatagramChannel channel, StampKey key, IntFunction<Fate> fates) {
        this.channel = channel;
        this.reflection = new StampReflection(key);
        this.fates = fates;
    }

    /**
     * Starts one.
     *
     * @param fates of each packet, by how many were sent to it before
     */
    static LoopbackReflector start(int port, StampKey key, IntFunction<Fate> fates) {
        try {
            DatagramChannel channel = DatagramChannel.open();
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            LoopbackReflector reflector = new LoopbackReflector(channel, key, fates);
            reflector.thread.start();
            return reflector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HostPort address() {
        try {
            return new HostPort(
                    "127.0.0.1", ((InetSocketAddress) channel.getLocalAddress()).getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            thread.join();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(1_500);
        try {
            for (int count = 0; ; count++) {
                SocketAddress sender = channel.receive(buffer.clear());
                byte[] packet = new byte[buffer.flip().remaining()];
                buffer.get(packet);
                take(packet, sender, fates.apply(count));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void take(byte[] packet, SocketAddress sender, Fate fate) throws IOException {
        if (fate == Fate.LOST_OUT
                || reflection.judge(packet, packet.length) != StampReflection.Verdict.GENUINE) {
            return;
        }
        byte[] again = packet.clone();
        reflect(packet);
        switch (fate) {
            case ANSWERED -> send(packet, sender);
            case OVERTAKEN -> held = packet;
            case TWICE_OUT -> {
                reflect(again);
                send(packet, sender);
                send(again, sender);
            }
            case LOST_IN, LOST_OUT -> {}
        }
    }

    private void send(byte[] packet, SocketAddress sender) throws IOException {
        channel.send(ByteBuffer.wrap(packet), sender);
        if (held != null) {
            channel.send(ByteBuffer.wrap(held), sender);
            held = null;
        }
    }

    private void reflect(byte[] packet) {
        long now = clock.ntp(System.nanoTime());
        reflection.reflect(packet, answered++, now, now);
    }
}
