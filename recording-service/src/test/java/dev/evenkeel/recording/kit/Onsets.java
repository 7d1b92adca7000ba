package dev.evenkeel.recording.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When it flashes and beeps in a file, in milliseconds from its beginning, by FFmpeg. */
public final class Onsets {
    private static final Pattern PICTURE =
            Pattern.compile("pts_time:([0-9.]+)\\s+lavfi.signalstats.YAVG=([0-9.]+)");
    private static final double WHITE = 125;
    private static final int RATE = 48_000;
    private static final int WINDOW = RATE / 1_000;
    private static final double LOUD = 0.1;
    private static final int QUIET_MILLIS = 300;

    private Onsets() {}

    /**
     * @param part of the picture that is looked at, {@code width:height:x:y}; empty for all of it
     */
    public static List<Double> flashes(Path file, String part)
            throws IOException, InterruptedException {
        String crop = part.isEmpty() ? "" : "crop=" + part + ",";
        String[] said =
                Probe.run(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-i",
                        file.toString(),
                        "-vf",
                        crop + "signalstats," + "metadata=print:key=lavfi.signalstats.YAVG:file=-",
                        "-fps_mode",
                        "passthrough",
                        "-f",
                        "null",
                        "-");
        List<Double> onsets = new ArrayList<>();
        boolean white = false;
        for (Matcher picture = PICTURE.matcher(said[0]); picture.find(); ) {
            boolean now = Double.parseDouble(picture.group(2)) > WHITE;
            if (now && !white) {
                onsets.add(Double.parseDouble(picture.group(1)) * 1_000);
            }
            white = now;
        }
        return onsets;
    }

    /**
     * @param hertz of the beeps that are meant
     */
    public static List<Double> beeps(Path file, int hertz)
            throws IOException, InterruptedException {
        Path samples = Files.createTempFile("beeps", ".f32");
        try {
            String filter =
                    String.format(
                            Locale.ROOT,
                            "aresample=%d:async=1:first_pts=0,bandpass=f=%d:width_type=h:w=400",
                            RATE,
                            hertz);
            String[] decode = {
                "ffmpeg",
                "-v",
                "error",
                "-y",
                "-i",
                file.toString(),
                "-vn",
                "-af",
                filter,
                "-ac",
                "1",
                "-f",
                "f32le",
                samples.toString()
            };
            Probe.run(decode);
            return onsets(ByteBuffer.wrap(Files.readAllBytes(samples)));
        } finally {
            Files.delete(samples);
        }
    }

    private static List<Double> onsets(ByteBuffer bytes) {
        var samples = bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        List<Double> onsets = new ArrayList<>();
        int quiet = QUIET_MILLIS;
        for (int at = 0; at + WINDOW <= samples.limit(); at += WINDOW) {
            double loudest = 0;
            for (int i = at; i < at + WINDOW; i++) {
                loudest = Math.max(loudest, Math.abs(samples.get(i)));
            }
            if (loudest > LOUD && quiet >= QUIET_MILLIS) {
                onsets.add(at * 1_000.0 / RATE);
            }
            quiet = loudest > LOUD ? 0 : quiet + 1;
        }
        return onsets;
    }
}
