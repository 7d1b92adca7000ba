package dev.evenkeel.media.sfu.transport.tcp;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.sfu.fuzz.FuzzTarget;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Framing of ICE over TCP (RFC 4571): the same frames however the stream is cut, none too long, and
 * no more room kept than for the longest.
 */
public final class FramingFuzz implements FuzzTarget {
    private static final int LONGEST = 2_000;

    private record Cut(boolean understood, List<byte[]> frames) {}

    @Override
    public void take(byte[] input) {
        Cut whole = cut(input, Math.max(1, input.length));
        for (int size : new int[] {1, 2, 3, 7}) {
            Cut other = cut(input, size);
            holds(whole.understood == other.understood, "understood only by chance");
            holds(
                    Arrays.deepEquals(whole.frames.toArray(), other.frames.toArray()),
                    "other frames in chunks of " + size);
        }
    }

    /** Until a frame is too long, after which the connection is closed. */
    private static Cut cut(byte[] stream, int chunk) {
        FrameReader reader = new FrameReader(LONGEST);
        List<byte[]> frames = new ArrayList<>();
        boolean understood = true;
        for (int at = 0; understood && at < stream.length; at += chunk) {
            int length = Math.min(chunk, stream.length - at);
            understood =
                    reader.read(
                            ByteBuffer.wrap(stream, at, length),
                            (buffer, size) -> {
                                holds(size > 0 && size <= LONGEST, "a frame of " + size);
                                holds(buffer.length <= LONGEST, "room for " + buffer.length);
                                frames.add(Arrays.copyOf(buffer, size));
                            });
        }
        return new Cut(understood, frames);
    }
}
