package dev.evenkeel.media.sfu.tap;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.StreamInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One source on a tap: how it is described, and in which block it was last. */
final class TapLine {
    private static final int LONGEST_NAME = 255;

    final int handle;
    final int generation;
    final byte[] description;
    @Nullable TapBlock describedIn;
    long describedAt;

    /** Whether the recorder knows the newest report of the sender. */
    boolean reported;

    TapLine(InboundTrack source) {
        StreamInfo info = source.info();
        handle = info.handle();
        generation = source.generation();
        byte[] participant = bytes(info.participantId());
        byte[] name = bytes(info.source());
        description =
                ByteBuffer.allocate(13 + participant.length + name.length)
                        .put(TapBlock.SOURCE)
                        .putInt(handle)
                        .putInt(generation)
                        .put((byte) (info.video() ? 1 : 0))
                        .put((byte) info.layer())
                        .put((byte) participant.length)
                        .put(participant)
                        .put((byte) name.length)
                        .put(name)
                        .array();
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("a name of %d bytes".formatted(bytes.length));
        }
        return bytes;
    }

    /** Blocks are used again: the time they began tells one use from the next. */
    boolean isDescribedIn(TapBlock block) {
        return describedIn == block && describedAt == block.beganNanos();
    }

    void noteDescribed(TapBlock block) {
        describedIn = block;
        describedAt = block.beganNanos();
    }
}
