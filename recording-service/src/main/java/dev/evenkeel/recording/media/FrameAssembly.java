package dev.evenkeel.recording.media;

import dev.evenkeel.media.rtp.RtpPacket;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts frames together from packets in order. A frame of which a packet is lost is left out, and
 * with it all that can't be decoded without it: everything up to the next keyframe.
 */
final class FrameAssembly {
    private final Codec codec;
    private final Consumer<Frame> target;
    private final FrameData data;
    private @Nullable Long block;
    private long ticks = Long.MIN_VALUE;
    private long unwritten = Long.MIN_VALUE;
    private long arrivedAt;
    private boolean whole;
    private boolean broken;
    private boolean afterLoss;
    private boolean atEnd;

    FrameAssembly(Codec codec, Consumer<Frame> target) {
        this.codec = codec;
        this.target = target;
        this.data = FrameData.of(codec);
        broken = codec.video();
    }

    /** What comes next continues a picture that is written already. */
    void resumeAfter(long lastTicks) {
        ticks = lastTicks;
        broken = false;
        atEnd = true;
    }

    void take(RtpPacket packet, long sequence, long arrival, long inBlock, boolean lossBefore) {
        if (lossBefore) {
            data.reset();
            whole = false;
            atEnd = false;
            afterLoss = true;
            broken = codec.video();
        }
        Optional<Payload> found =
                Payload.of(
                        codec,
                        packet.payloadType(),
                        packet.buffer(),
                        packet.payloadOffset(),
                        packet.payloadLength());
        if (found.isEmpty() || found.get().length() == 0) {
            return; // padding
        }
        Payload payload = found.get();
        if (begins(payload)) {
            begin(packet.timestamp(), arrival, inBlock);
        }
        if (!data.add(payload)) {
            whole = false;
            broken = codec.video();
        }
        if (!codec.video() || packet.marker()) {
            finish(sequence);
        }
    }

    private boolean begins(Payload payload) {
        return codec.marksBeginnings() ? payload.begins() : !whole && (atEnd || payload.begins());
    }

    private void begin(int timestamp, long arrival, long inBlock) {
        data.reset();
        ticks = ticks == Long.MIN_VALUE ? timestamp : ticks + (timestamp - (int) ticks);
        arrivedAt = arrival;
        block = inBlock;
        whole = true;
    }

    private void finish(long sequence) {
        byte[] bytes = data.bytes();
        boolean complete = whole && bytes.length > 0;
        data.reset();
        whole = false;
        atEnd = true;
        block = null;
        Picture picture = Picture.of(codec, bytes);
        broken &= !(complete && picture.keyframe());
        if (complete && !broken) {
            target.accept(
                    new Frame(
                            ticks,
                            sequence,
                            arrivedAt,
                            picture.keyframe(),
                            afterLoss,
                            picture.width(),
                            picture.height(),
                            picture.configuration(),
                            bytes));
            afterLoss = false;
            unwritten = Long.MIN_VALUE;
        } else {
            afterLoss = true;
            unwritten = ticks;
        }
    }

    /** RTP time of the newest frame if it could not be decoded; none when it was handed on. */
    OptionalLong unwritten() {
        return unwritten == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(unwritten);
    }

    /** The block a frame began in that has not ended; none between frames. */
    @Nullable Long block() {
        return block;
    }
}
