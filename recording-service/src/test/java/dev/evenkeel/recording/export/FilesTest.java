package dev.evenkeel.recording.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.TrackContent;
import dev.evenkeel.recording.kit.ClipRecording;
import dev.evenkeel.recording.kit.ClipRecording.Wanted;
import dev.evenkeel.recording.kit.Probe;
import dev.evenkeel.recording.kit.SeekIndex;
import dev.evenkeel.recording.media.Codec;
import dev.evenkeel.recording.store.Export.Format;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figure 9: every kind of file that is made, by FFmpeg; {@code recording-service/bench/proof files}
 * hands them to browsers, too.
 */
class FilesTest {
    private static final long MILLIS = 13_000;
    private static final List<Wanted> ALL =
            List.of(
                    new Wanted("p-ann", "microphone", Codec.OPUS, 0),
                    new Wanted("p-ann", "camera", Codec.VP8, 120),
                    new Wanted("p-bob", "screen", Codec.VP9, 2_500),
                    new Wanted("p-bob", "camera", Codec.H264, 4_000),
                    new Wanted("p-cem", "camera", Codec.AV1, 1_000));

    /** What a file is to be. */
    record Expected(
            String name,
            String mediaType,
            double seconds,
            int width,
            List<String> codecs,
            List<String> titles) {}

    @TempDir Path archive;
    @TempDir Path temporary;
    private final List<Expected> made = new ArrayList<>();
    private RecordingFolder folder;
    private Manifest manifest;
    private Path files;

    @BeforeEach
    void record() throws Exception {
        assumeThat(Path.of("/usr/bin/ffprobe")).as("FFmpeg, apt-get install ffmpeg").exists();
        files =
                Optional.ofNullable(System.getProperty("evenkeel.proof.files"))
                        .map(Path::of)
                        .orElse(temporary);
        folder = ClipRecording.write(archive, "rec-1", MILLIS, ALL);
        manifest = folder.readManifest();
    }

    private TrackContent content(Track track) {
        try {
            return new TrackContent(folder, folder.readKey(ArchiveKit.MASTER), manifest, track);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyFilePlaysWithoutAWarningAsLongAsItSaysAndNamed() throws Exception {
        // When
        for (Track track : manifest.tracks()) {
            replay(track);
        }
        export(Format.ORIGINAL, "webm", "video/webm", 8.04, track -> track.codec().isOfWebm());
        export(Format.ORIGINAL, "mkv", "video/x-matroska", 8.04, _ -> true);
        export(Format.MP4, "mp4", "video/mp4", 13.0, _ -> true);
        export(Format.HLS, "mp4", "video/mp4", 13.0, _ -> true);
        export(Format.OPUS, "ogg", "audio/ogg", 13.0, _ -> true);
        export(Format.MP3, "mp3", "audio/mpeg", 13.0, _ -> true);
        new ObjectMapper().writeValue(files.resolve("files.json").toFile(), made);

        // Then
        assertThat(made).hasSize(ALL.size() + 6);
        for (Expected file : made) {
            Probe probe = Probe.of(files.resolve(file.name()));
            assertThat(probe.complaints()).as(file.name()).isEmpty();
            assertThat(probe.codecs()).as(file.name()).isEqualTo(file.codecs());
            assertThat(probe.seconds()).as(file.name()).isCloseTo(file.seconds(), within(0.07));
            assertThat(probe.decodedSeconds())
                    .as(file.name())
                    .isCloseTo(file.seconds(), within(0.1));
            assertThat(titles(file)).as(file.name()).isEqualTo(file.titles());
        }
        System.out.printf("%d files, none with a warning: %s%n", made.size(), names());
    }

    private List<String> names() {
        return made.stream().map(Expected::name).toList();
    }

    private void replay(Track track) throws Exception {
        String codec = track.codec().name().toLowerCase(Locale.ROOT);
        String name = "track-%s.%s".formatted(codec, track.codec().isOfWebm() ? "webm" : "mkv");
        TrackContent content = content(track);
        try (OutputStream out = Files.newOutputStream(files.resolve(name))) {
            content.write(out, 0, content.length() - 1);
        }
        double seconds = TrackContent.durationMillis(manifest, track) / 1_000.0;
        made.add(
                new Expected(
                        name,
                        track.codec().mediaType(),
                        seconds,
                        track.width(),
                        List.of(codec),
                        List.of(track.source())));
        assertSeekable(track, Files.readAllBytes(files.resolve(name)));
    }

    /**
     * Every keyframe of a picture has its entry; a voice can be entered every 50 frames at least.
     */
    private static void assertSeekable(Track track, byte[] file) {
        List<Long> entries = SeekIndex.of(file);
        List<Long> keyframes = new ArrayList<>();
        var frames = ClipRecording.frames(track.codec());
        for (int i = 0; i < frames.size(); i++) {
            boolean entry = track.codec().video() ? frames.get(i).keyframe() : i % 50 == 0;
            if (entry) {
                keyframes.add(frames.get(i).ticks() * 1_000 / track.codec().clockRate());
            }
        }
        assertThat(entries).isEqualTo(keyframes);
    }

    private void export(
            Format format,
            String extension,
            String mediaType,
            double seconds,
            Function<Track, Boolean> wanted)
            throws Exception {
        List<Track> tracks = ExportPlan.tracksFor(format, manifest.tracks(), wanted);
        WorkFolder work = new WorkFolder(temporary);
        String name = "export-%s.%s".formatted(format.name().toLowerCase(Locale.ROOT), extension);
        try (var run =
                new ExportRun(
                        new ExportPlan(format, tracks, MILLIS),
                        work,
                        this::content,
                        new Capacity(1, () -> 0))) {
            var outcome = run.make(new Ffmpeg(Optional.empty(), work), FilesTest::title, _ -> true);
            if (!(outcome instanceof ExportRun.Outcome.Made(Path file))) {
                throw new AssertionError(outcome);
            }
            Files.move(file, files.resolve(name));
        }
        boolean copied = format == Format.ORIGINAL;
        made.add(
                new Expected(
                        name,
                        mediaType,
                        seconds,
                        copied ? 160 : codecs(format, tracks).contains("h264") ? 1_280 : 0,
                        codecs(format, tracks),
                        copied ? tracks.stream().map(FilesTest::title).toList() : List.of()));
    }

    private static List<String> codecs(Format format, List<Track> tracks) {
        return switch (format) {
            case ORIGINAL ->
                    tracks.stream().map(t -> t.codec().name().toLowerCase(Locale.ROOT)).toList();
            case MP4, HLS -> List.of("h264", "aac");
            case OPUS -> List.of("opus");
            case MP3 -> List.of("mp3");
        };
    }

    private static String title(Track track) {
        return "%s (%s)".formatted(track.participantId(), track.source());
    }

    private List<String> titles(Expected file) throws Exception {
        String[] probe = {
            "ffprobe",
            "-v",
            "warning",
            "-show_entries",
            "stream_tags=title",
            "-of",
            "csv=p=0",
            files.resolve(file.name()).toString()
        };
        return Probe.run(probe)[0].lines().filter(line -> !line.isBlank()).toList();
    }
}
