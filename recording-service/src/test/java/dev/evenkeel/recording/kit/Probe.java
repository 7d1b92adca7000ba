package dev.evenkeel.recording.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Debian's FFmpeg says of a file, and complains of.
 *
 * @param codecs of the streams, in their order
 * @param seconds as the container says
 * @param decodedSeconds as it plays
 * @param complaints of reading and of decoding all of it; empty when all is well
 */
public record Probe(List<String> codecs, double seconds, double decodedSeconds, String complaints) {
    public static Probe of(Path file) throws IOException, InterruptedException {
        String[] streams = show(file, "stream=codec_name");
        String[] format = show(file, "format=duration");
        String[] decode = {
            "ffmpeg",
            "-v",
            "warning",
            "-progress",
            "-",
            "-i",
            file + "",
            "-map",
            "0",
            "-f",
            "null",
            "-"
        };
        String[] decoded = run(decode);
        return new Probe(
                streams[0].lines().filter(line -> !line.isBlank()).toList(),
                Double.parseDouble(format[0].strip()),
                number("(?s).*out_time_us=([0-9]+)", decoded[0]) / 1_000_000,
                streams[1] + format[1] + decoded[1]);
    }

    /** How bright it is at a moment around a place, 16–235. */
    public static double brightness(Path file, double second, int x, int y)
            throws IOException, InterruptedException {
        String filter =
                "crop=160:160:%d:%d,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-"
                        .formatted(x - 80, y - 80);
        String[] all = {
            "ffmpeg",
            "-v",
            "warning",
            "-ss",
            second + "",
            "-i",
            file + "",
            "-frames:v",
            "1",
            "-vf",
            filter,
            "-f",
            "null",
            "-"
        };
        return number("YAVG=([0-9.]+)", run(all)[0]);
    }

    /** How loud it is for half a second, in dB below full scale. */
    public static double loudness(Path file, double second)
            throws IOException, InterruptedException {
        String[] all = {
            "ffmpeg",
            "-ss",
            second + "",
            "-t",
            "0.5",
            "-i",
            file + "",
            "-af",
            "volumedetect",
            "-vn",
            "-f",
            "null",
            "-"
        };
        return number("mean_volume: (-?[0-9.]+)", run(all)[1]);
    }

    private static double number(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError("no %s in %s".formatted(pattern, text));
        }
        return Double.parseDouble(found.group(1));
    }

    private static String[] show(Path file, String entries)
            throws IOException, InterruptedException {
        return run(
                "ffprobe",
                "-v",
                "warning",
                "-show_entries",
                entries,
                "-of",
                "csv=p=0",
                file.toString());
    }

    /** What a program says, and complains of. */
    public static String[] run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("ff", ".out");
        Path complained = Files.createTempFile("ff", ".err");
        try {
            new ProcessBuilder(command)
                    .redirectOutput(said.toFile())
                    .redirectError(complained.toFile())
                    .start()
                    .waitFor();
            return new String[] {Files.readString(said), Files.readString(complained)};
        } finally {
            Files.delete(said);
            Files.delete(complained);
        }
    }
}
