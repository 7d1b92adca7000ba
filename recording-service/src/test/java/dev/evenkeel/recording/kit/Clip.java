package dev.evenkeel.recording.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames that an encoder made: {@code ffmpeg -f lavfi -i testsrc … -c:v libvpx} (15 a second, a
 * keyframe every 60) and {@code -i sine … -c:a libopus} (20 ms each).
 */
public record Clip(List<byte[]> frames) {
    private static final int IVF_HEAD = 32;

    public static Clip vp8() {
        return ivf("clip-vp8.ivf");
    }

    public static Clip vp9() {
        return ivf("clip-vp9.ivf");
    }

    public static Clip opus() {
        ByteBuffer in = ByteBuffer.wrap(read("clip.opus-packets"));
        List<byte[]> frames = new ArrayList<>();
        while (in.hasRemaining()) {
            frames.add(take(in, in.getShort()));
        }
        return new Clip(frames);
    }

    private static Clip ivf(String name) {
        ByteBuffer in = ByteBuffer.wrap(read(name)).order(ByteOrder.LITTLE_ENDIAN);
        in.position(IVF_HEAD);
        List<byte[]> frames = new ArrayList<>();
        while (in.hasRemaining()) {
            int length = in.getInt();
            in.getLong();
            frames.add(take(in, length));
        }
        return new Clip(frames);
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] frame = new byte[length];
        in.get(frame);
        return frame;
    }

    private static byte[] read(String name) {
        try (InputStream in = Clip.class.getResourceAsStream("/clips/" + name)) {
            if (in == null) {
                throw new AssertionError("there is no clip " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
