package dev.evenkeel.recording.media;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.SequenceNumber;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One source's packets, in any order and with repetitions, on their way to frames. What is missing
 * is waited for as long as the relay asks for it again, then it is lost.
 */
public final class RtpSource {
    /** A relay gives up after a second (RFC 4585 requests), and its tap takes a moment. */
    static final long PATIENCE_MILLIS = 1_500;

    private record Held(byte[] bytes, int offset, int length, long arrivedAt, long block) {}

    private final Codec codec;
    private final FrameAssembly frames;
    private final TreeMap<Long, Held> held = new TreeMap<>();
    private final RtpPacket view = new RtpPacket();
    private long next = -1;
    private boolean lost;

    public RtpSource(Codec codec, Consumer<Frame> target) {
        this.codec = codec;
        this.frames = new FrameAssembly(codec, target);
    }

    /** Takes up a source of which everything up to a packet, and its frame, is safe already. */
    public RtpSource resumeAfter(long lastSequence, long lastTicks) {
        next = lastSequence + 1;
        frames.resumeAfter(lastTicks);
        return this;
    }

    public Codec codec() {
        return codec;
    }

    /**
     * Takes a packet where it lies: nobody may write there any more.
     *
     * @param arrivedAt milliseconds since 1970 by the relay's clock
     * @param block the block it came in
     */
    public void received(byte[] bytes, int offset, int length, long arrivedAt, long block) {
        if (!view.wrap(bytes, offset, length)) {
            return;
        }
        int sequence = view.sequenceNumber();
        if (next < 0) {
            next = sequence + 0x1_0000L;
        }
        long extended = SequenceNumber.extend(next, sequence);
        if (extended == next && held.isEmpty()) {
            take(extended, arrivedAt, block);
            return;
        }
        if (extended >= next) {
            held.putIfAbsent(extended, new Held(bytes, offset, length, arrivedAt, block));
        }
        release(arrivedAt);
    }

    /** Time has passed, by the relay's clock: what is waited for may be lost. */
    public void release(long now) {
        while (!held.isEmpty()) {
            Map.Entry<Long, Held> first = held.firstEntry();
            boolean due = now - first.getValue().arrivedAt() > PATIENCE_MILLIS;
            if (first.getKey() > next && !due) {
                return;
            }
            lost |= first.getKey() > next;
            held.remove(first.getKey());
            take(first.getKey(), first.getValue());
        }
    }

    private void take(long sequence, Held packet) {
        view.wrap(packet.bytes(), packet.offset(), packet.length());
        take(sequence, packet.arrivedAt(), packet.block());
    }

    /** The packet that is looked at is the next one. */
    private void take(long sequence, long arrivedAt, long block) {
        next = sequence + 1;
        frames.take(view, sequence, arrivedAt, block, lost);
        lost = false;
    }

    /** Nothing comes any more: what is missing is lost. */
    public void end() {
        release(Long.MAX_VALUE / 2);
    }

    /** RTP time of the newest frame if it was left out; none when all is well at the end. */
    public OptionalLong leftOut() {
        return frames.unwritten();
    }

    /** The earliest block that something still waits in; none when all has become frames. */
    public @Nullable Long oldestBlock() {
        Long oldest = frames.block();
        for (Held packet : held.values()) {
            oldest =
                    oldest == null
                            ? packet.block()
                            : Long.valueOf(Math.min(oldest, packet.block()));
        }
        return oldest;
    }
}
