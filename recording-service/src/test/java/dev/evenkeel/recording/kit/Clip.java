package dev.evenkeel.recording.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Frames that an encoder made: {@code ffmpeg -f lavfi -i testsrc … -c:v libvpx} (15 a second, a
 * keyframe every 60; libx264 and libaom: every 30 and 15) and {@code -i sine … -c:a libopus} (20 ms
 * each).
 */
public record Clip(List<byte[]> frames) {
    private static final int IVF_HEAD = 32;

    public static Clip vp8() {
        return ivf("clip-vp8.ivf");
    }

    public static Clip vp9() {
        return ivf("clip-vp9.ivf");
    }

    /** Without the temporal delimiters, which no file has. */
    public static Clip av1() {
        return new Clip(
                ivf("clip-av1.ivf").frames().stream()
                        .map(frame -> Arrays.copyOfRange(frame, 2, frame.length))
                        .toList());
    }

    /** Each NAL unit behind its length instead of a start code; each picture is one slice. */
    public static Clip h264() {
        byte[] stream = read("clip.h264");
        List<byte[]> frames = new ArrayList<>();
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int from = afterStartCode(stream, 0);
        while (from < stream.length) {
            int next = afterStartCode(stream, from);
            int end = endOfUnit(stream, next);
            frame.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(end - from).array());
            frame.write(stream, from, end - from);
            if ((stream[from] & 0x1F) <= 5) {
                frames.add(frame.toByteArray());
                frame.reset();
            }
            from = next;
        }
        return new Clip(frames);
    }

    /** Before the start code, and the zeros before that. */
    private static int endOfUnit(byte[] stream, int next) {
        int end = next == stream.length ? next : next - 3;
        while (stream[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static int afterStartCode(byte[] stream, int from) {
        for (int at = from; at + 3 <= stream.length; at++) {
            if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1) {
                return at + 3;
            }
        }
        return stream.length;
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
