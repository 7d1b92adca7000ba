package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.AudioLevel;
import dev.evenkeel.media.rtp.NetworkOrder;
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

    /** With the audio level beside it. */
    private static final int EXTENSIONS = 12;

    /** UDP, IP and SRTP around a packet. */
    private static final int OVERHEAD = 44;

    /** With less than this a path has no room for sound three times. */
    private static final long ROOM_TO_REPEAT = 500_000;

    /** Of what the client would get: for pictures twice, and repairs. */
    private static final long ROOM_FACTOR = 3;

    private final MediaTransport transport;
    private final Scratch scratch;
    private final Pacer pacer = new Pacer();
    private final PathLoss loss = new PathLoss();
    private final EarlyRepeats early = new EarlyRepeats();
    private final RepairBudget repairs = new RepairBudget();
    private final Probing probing = new Probing();
    private long wishedBitsPerSecond;
    private @Nullable BandwidthEstimator estimator;
    private int extension;
    private long bytesSent;

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

    /**
     * Sends a packet of sound, which never waits.
     *
     * @param copies how often it leaves once more, bit by bit
     * @param levelId id of the header extension that says how loud it is, 0 for none
     * @param level its byte (RFC 6464 §3), {@link AudioLevel#UNKNOWN} when that isn't known
     */
    void sendSound(
            byte[] buffer,
            int offset,
            int length,
            boolean numbered,
            int copies,
            int levelId,
            int level,
            long now) {
        sendWithLevel(buffer, offset, length, numbered, levelId, level, now);
        BandwidthEstimator counting = estimator;
        if (counting != null && numbered && copies > 0) {
            counting.repeats();
        }
    }

    private void sendWithLevel(
            byte[] buffer,
            int offset,
            int length,
            boolean numbered,
            int levelId,
            int level,
            long now) {
        if (levelId == 0 || level < 0 || length + EXTENSIONS > MediaTransport.MAX_PACKET) {
            transmit(buffer, offset, length, numbered, now);
            return;
        }
        BandwidthEstimator counting = estimator;
        int id = numbered && counting != null ? extension : 0;
        int total = length + HeaderExtensionBlock.length(id, levelId);
        int number = id > 0 && counting != null ? counting.sent(total + OVERHEAD, now) : 0;
        bytesSent += total + OVERHEAD;
        HeaderExtensionBlock.insert(
                buffer, offset, length, scratch.wire, id, number, levelId, level);
        transport.sendRtp(scratch.wire, 0, total);
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
        counting.describe(
                NetworkOrder.int32(buffer, offset + 8), NetworkOrder.uint16(buffer, offset + 2));
        bytesSent += length + EXTENSION + OVERHEAD;
        HeaderExtensionBlock.insert(
                buffer, offset, length, scratch.wire, extension, number, 0, AudioLevel.UNKNOWN);
        transport.sendRtp(scratch.wire, 0, length + EXTENSION);
    }

    /** What the client lost lately, where repairs don't hide it. */
    public PathLoss loss() {
        return loss;
    }

    /** Whether the path has less room than is wanted. */
    boolean crowded() {
        return bitsPerSecond() < wishedBitsPerSecond;
    }

    /** Whether sound may take twice the room, so that nobody has to ask for what is lost. */
    boolean hasRoomForRedundancy() {
        return bitsPerSecond() >= ROOM_TO_REPEAT;
    }

    /** Forgets what waits of a stream. */
    void drop(int ssrc) {
        pacer.drop(ssrc);
    }

    /** Whether there is room for a repair. */
    boolean admitsRepair(long now) {
        BandwidthEstimator path = estimator;
        return path == null || !path.congested() || repairs.admits(path.bitsPerSecond(), now);
    }

    /** A repair has gone out. */
    void repaired(int bytes) {
        repairs.spend(bytes);
    }

    /** Whether repairs are to be sent before they are asked for, and twice. */
    public boolean repairsBoldly(long now) {
        return loss.lossy(now) && bitsPerSecond() >= wishedBitsPerSecond;
    }

    /**
     * How many more times a packet of sound is to go out: there is no time to ask, and it is small.
     *
     * @param redundant it repeats what went before (RFC 2198), which is worth a copy
     */
    int copiesOfSound(boolean redundant, long now) {
        int copies = redundant ? 1 : 2;
        return loss.lossy(now) && hasRoomForRedundancy() ? copies : 0;
    }

    /** How many of the packets before it a packet of sound is to repeat, up to two. */
    int repeatedSound(long now) {
        int blocks = loss.heavy(now) ? 2 : 1;
        return loss.noticeable(now) && hasRoomForRedundancy() ? blocks : 0;
    }

    /** How many more times a packet of a picture is to go out, where there is room for that. */
    int copiesOfPictures(long now) {
        return loss.heavy(now) && bitsPerSecond() >= ROOM_FACTOR * wishedBitsPerSecond ? 1 : 0;
    }

    /** Sends a packet that has just gone out again in a moment. */
    void repeatEarly(EarlyRepeats.Stream stream, int sequence, int copies, long now) {
        if (copies > 0) {
            early.sent(stream, sequence, copies, now);
        }
    }

    /**
     * SSRC of a packet by its number on the transport, 0 when it isn't known, or known to have been
     * received, or was a repair itself.
     */
    public int ssrcOf(int transportSequence) {
        BandwidthEstimator counting = estimator;
        return counting == null ? 0 : counting.ssrcOf(transportSequence);
    }

    /** Number within its stream of a packet that {@link #ssrcOf} knew. */
    public int streamSequenceOf(int transportSequence) {
        BandwidthEstimator counting = estimator;
        return counting == null ? 0 : counting.streamSequenceOf(transportSequence);
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
        wishedBitsPerSecond = wished;
        early.tick(now);
        BandwidthEstimator path = estimator;
        if (path == null || !path.congested()) {
            return;
        }
        pacer.credit(path.bitsPerSecond(), now);
        pacer.drain(this, now);
        probing.tick(path, wished, bytesSent, padding, now);
        probing.ticked(bytesSent, now);
    }

    /** Forgets what waits: the client gets no media for now. */
    public void discard() {
        early.clear();
        pacer.clear();
    }
}
