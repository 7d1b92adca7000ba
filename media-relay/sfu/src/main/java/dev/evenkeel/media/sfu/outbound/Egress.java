package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.congestion.BandwidthEstimator;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import org.jspecify.annotations.Nullable;

/**
 * The way of one session's packets to its client. Where the client tells when they arrive
 * (transport-cc), it numbers them, estimates what the path carries, spreads pictures over time once
 * the path has shown congestion, and now and then sends faster to see whether more goes through.
 */
public final class Egress implements Pacer.Wire {
    /** Assumed while nothing is known: there is room for everything. */
    public static final long UNKNOWN = Long.MAX_VALUE / 16;

    private static final int EXTENSION = 8;

    /** UDP, IP and SRTP around a packet. */
    private static final int OVERHEAD = 44;

    private static final long PROBE_NANOS = 60_000_000;
    private static final long PROBE_INTERVAL_NANOS = 2_000_000_000;
    private static final double PROBE_FACTOR = 2;

    private final MediaTransport transport;
    private final Scratch scratch;
    private final Pacer pacer = new Pacer();
    private @Nullable BandwidthEstimator estimator;
    private int extension;
    private long probeBegan;
    private long probeRate;
    private long bytesSent;
    private long bytesAtTick;
    private long tickedAt;

    /** Sends something the client doesn't need. */
    public interface Padding {
        /** How many bytes went out, 0 when nothing could. */
        int pad(long now);
    }

    public Egress(MediaTransport transport, Scratch scratch) {
        this.transport = transport;
        this.scratch = scratch;
    }

    public MediaTransport transport() {
        return transport;
    }

    /** Packets are numbered with this header extension from now on; 0: not. */
    public void transportSequence(int id) {
        extension = id <= 14 ? id : 0;
        if (extension > 0 && estimator == null) {
            estimator = new BandwidthEstimator(BandwidthEstimator.START_BITS_PER_SECOND);
        }
    }

    /**
     * Sends a packet with a fixed header, at once or in its turn.
     *
     * @param picture may wait
     * @param numbered its line has the header extension
     */
    void send(byte[] buffer, int offset, int length, boolean picture, boolean numbered, long now) {
        BandwidthEstimator paced = estimator;
        if (!picture || paced == null || !paced.congested()) {
            transmit(buffer, offset, length, numbered, now);
            return;
        }
        pacer.credit(paced.bitsPerSecond(), now);
        if (!pacer.mustWait()) {
            pacer.spend(length);
            transmit(buffer, offset, length, numbered, now);
            return;
        }
        if (pacer.isFull()) {
            pacer.drain(this, now);
        }
        pacer.add(buffer, offset, length, numbered);
    }

    @Override
    public void transmit(byte[] buffer, int offset, int length, boolean numbered, long now) {
        BandwidthEstimator counting = estimator;
        if (!numbered
                || counting == null
                || extension == 0
                || length + EXTENSION > MediaTransport.MAX_PACKET) {
            bytesSent += length;
            transport.sendRtp(buffer, offset, length);
            return;
        }
        int number = counting.sent(length + EXTENSION + OVERHEAD, now);
        bytesSent += length + EXTENSION + OVERHEAD;
        transport.sendRtp(scratch.wire, 0, number(buffer, offset, length, number));
    }

    /** Copies the packet with its number as header extension (RFC 8285 §4.2); its length. */
    private int number(byte[] buffer, int offset, int length, int number) {
        byte[] wire = scratch.wire;
        System.arraycopy(buffer, offset, wire, 0, RtpPacket.FIXED_HEADER);
        wire[0] |= 0x10;
        NetworkOrder.putInt32(wire, RtpPacket.FIXED_HEADER, 0xBEDE_0001);
        wire[RtpPacket.FIXED_HEADER + 4] = (byte) (extension << 4 | 1);
        NetworkOrder.putUint16(wire, RtpPacket.FIXED_HEADER + 5, number);
        wire[RtpPacket.FIXED_HEADER + 7] = 0;
        System.arraycopy(
                buffer,
                offset + RtpPacket.FIXED_HEADER,
                wire,
                RtpPacket.FIXED_HEADER + EXTENSION,
                length - RtpPacket.FIXED_HEADER);
        return length + EXTENSION;
    }

    /** The client says what became of a packet. */
    public void reported(int sequence, boolean received, long arrivalTicks, long now) {
        BandwidthEstimator counting = estimator;
        if (counting != null) {
            counting.reported(sequence, received, arrivalTicks, now);
        }
    }

    public void feedbackComplete(long now) {
        BandwidthEstimator counting = estimator;
        if (counting != null) {
            counting.feedbackComplete(now);
        }
    }

    /** What the path carries as far as is known. */
    public long bitsPerSecond() {
        BandwidthEstimator counting = estimator;
        return counting == null || !counting.congested() ? UNKNOWN : counting.bitsPerSecond();
    }

    /**
     * Lets waiting pictures go and probes; every few milliseconds.
     *
     * @param wished bits a second the client would get were there room
     */
    public void tick(long wished, Padding padding, long now) {
        BandwidthEstimator path = estimator;
        if (path == null || !path.congested()) {
            return;
        }
        pacer.credit(path.bitsPerSecond(), now);
        pacer.drain(this, now);
        if (path.probing()) {
            pad(path, padding, now);
        } else if (wished > path.bitsPerSecond()
                && now - probeBegan > PROBE_INTERVAL_NANOS
                && path.calmNanos(now) > PROBE_INTERVAL_NANOS / 2) {
            probeBegan = now;
            probeRate = (long) Math.min(PROBE_FACTOR * path.bitsPerSecond(), 1.5 * wished);
            path.beginProbe();
        }
        tickedAt = now;
        bytesAtTick = bytesSent;
    }

    /** Forgets what waits: the client gets no media for now. */
    public void discard() {
        pacer.clear();
    }

    /** Fills up to the rate of the probe what tracks did not send since the last tick. */
    private void pad(BandwidthEstimator path, Padding padding, long now) {
        if (now - probeBegan >= PROBE_NANOS) {
            path.endProbe(now);
            return;
        }
        long elapsedMicros = Math.clamp((now - tickedAt) / 1_000, 0, 20_000);
        long due = probeRate / 1_000 * elapsedMicros / 8_000 - (bytesSent - bytesAtTick);
        while (due > 0) {
            int bytes = padding.pad(now);
            if (bytes == 0) {
                return;
            }
            due -= bytes;
        }
    }
}
