package dev.evenkeel.recording.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What FFmpeg's encoders make of its own sources, frame by frame. */
public final class Encoded {
    private static final int IVF_HEAD = 32;
    private static final int OGG_HEAD = 27;

    private Encoded() {}

    /**
     * VP8 as browsers encode it, in real time.
     *
     * @param source of FFmpeg's lavfi
     * @param keyframeEvery so many pictures
     */
    public static List<byte[]> vp8(String source, int kilobitsPerSecond, int keyframeEvery)
            throws IOException, InterruptedException {
        return ivf(
                encode(
                        source,
                        "-c:v libvpx -b:v %dk -g %d -keyint_min %d -deadline realtime"
                                        .formatted(kilobitsPerSecond, keyframeEvery, keyframeEvery)
                                + " -cpu-used 8 -lag-in-frames 0 -auto-alt-ref 0 -f ivf"));
    }

    /** Opus, 20 ms a packet. */
    public static List<byte[]> opus(String source) throws IOException, InterruptedException {
        return ogg(encode(source, "-c:a libopus -b:a 32k -frame_duration 20 -f ogg"));
    }

    private static byte[] encode(String source, String how)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("encoded", ".clip");
        try {
            List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
            command.addAll(List.of("-f", "lavfi", "-i", source));
            command.addAll(List.of(how.split(" ", -1)));
            command.add(file.toString());
            String complaint = Probe.run(command.toArray(String[]::new))[1];
            if (!complaint.isEmpty()) {
                throw new AssertionError(complaint);
            }
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static List<byte[]> ivf(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(IVF_HEAD);
        List<byte[]> frames = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] frame = new byte[in.getInt()];
            in.getLong();
            in.get(frame);
            frames.add(frame);
        }
        return frames;
    }

    /** The packets of RFC 3533 behind the two heads of RFC 7845 §3. */
    private static List<byte[]> ogg(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        List<byte[]> packets = new ArrayList<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            int at = in.position();
            byte[] lengths = new byte[in.get(at + OGG_HEAD - 1) & 0xFF];
            in.position(at + OGG_HEAD).get(lengths);
            for (byte length : lengths) {
                byte[] part = new byte[length & 0xFF];
                in.get(part);
                packet.writeBytes(part);
                if (part.length < 255) {
                    packets.add(packet.toByteArray());
                    packet.reset();
                }
            }
        }
        return packets.subList(2, packets.size());
    }
}
