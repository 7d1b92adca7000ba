package dev.evenkeel.recording.export;

import dev.evenkeel.recording.RecordingConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's program, of the LGPL build that comes with this service, or another one that is
 * configured. It runs as a process of the lowest priority: what breaks in a decoder breaks no
 * recording.
 */
@Singleton
class Ffmpeg {
    private static final String PLATFORM =
            "linux-" + (System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm64");
    private static final String RESOURCES = "/org/bytedeco/ffmpeg/" + PLATFORM + "/";
    private static final List<String> FILES =
            List.of(
                    "ffmpeg",
                    "libavcodec.so.62",
                    "libavdevice.so.62",
                    "libavfilter.so.11",
                    "libavformat.so.62",
                    "libavutil.so.60",
                    "libdrm.so.2",
                    "libswresample.so.6",
                    "libswscale.so.9",
                    "libva-drm.so.2",
                    "libva.so.2");

    private final Optional<Path> configured;
    private final WorkFolder work;
    private @Nullable Path unpacked;

    @Inject
    Ffmpeg(RecordingConfig config, WorkFolder work) {
        this(config.export().ffmpeg(), work);
    }

    /**
     * @param configured another program than the one that comes with this service
     */
    Ffmpeg(Optional<Path> configured, WorkFolder work) {
        this.configured = configured;
        this.work = work;
    }

    /** Runs it in a folder. */
    Process start(List<String> arguments, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19", program().toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("errors").toFile());
        if (configured.isEmpty()) {
            builder.environment().put("LD_LIBRARY_PATH", unpacked().toString());
        }
        return builder.start();
    }

    private Path program() throws IOException {
        return configured.isPresent() ? configured.get() : unpacked().resolve("ffmpeg");
    }

    private synchronized Path unpacked() throws IOException {
        if (unpacked == null) {
            Path folder = work.make();
            for (String name : FILES) {
                Path file = folder.resolve(name);
                try (InputStream in = Ffmpeg.class.getResourceAsStream(RESOURCES + name)) {
                    if (in == null) {
                        throw new IOException(
                                "this build has no FFmpeg for "
                                        + PLATFORM
                                        + ": set evenkeel.recording.export.ffmpeg");
                    }
                    Files.copy(in, file);
                }
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            }
            unpacked = folder;
        }
        return unpacked;
    }

    /** What it complained of, cut short. */
    static String complaint(Path folder) throws IOException {
        byte[] said = Files.readAllBytes(folder.resolve("errors"));
        String text = new String(said, StandardCharsets.UTF_8).strip();
        return text.substring(0, Math.min(500, text.length()));
    }
}
