package dev.evenkeel.recording.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine.Opened;
import dev.evenkeel.recording.archive.ManifestLine.Sealed;
import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.kit.Clip;
import dev.evenkeel.recording.kit.Packets;
import dev.evenkeel.recording.media.ClusterWriter;
import dev.evenkeel.recording.media.Codec;
import dev.evenkeel.recording.media.Frame;
import dev.evenkeel.recording.media.RtpSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What players get. */
class TrackContentTest {
    @TempDir Path archive;

    private TrackContent content(Codec codec, Clip clip) throws Exception {
        RecordingFolder folder = new RecordingFolder(archive, "rec-1");
        RecordingWriter writer =
                RecordingWriter.create(
                        folder,
                        new Opened("rec-1", "abc-defg-hij", "", Instant.EPOCH, ""),
                        ArchiveKit.MASTER,
                        ArchiveKit.SIGNER,
                        Clock.systemUTC());
        List<Segment> segments = new ArrayList<>();
        List<Frame> frames = frames(codec, clip);
        for (int from = 0; from < frames.size(); from += 50) {
            ClusterWriter clusters = new ClusterWriter(codec.video());
            frames.subList(from, Math.min(frames.size(), from + 50))
                    .forEach(f -> clusters.add(millis(codec, f), f.keyframe(), f.data()));
            segments.add(writer.write("t1", from / 50, clusters.finish()));
        }
        Frame first = frames.getFirst();
        Track track =
                new Track(
                        "t1",
                        "p-1",
                        "camera",
                        codec,
                        0,
                        first.width(),
                        first.height(),
                        first.configuration());
        writer.append(
                new Sealed(
                        1,
                        Instant.EPOCH,
                        segments,
                        List.of(track),
                        List.of(),
                        List.of(),
                        List.of(),
                        ""));
        Manifest manifest = folder.readManifest();
        return new TrackContent(folder, folder.readKey(ArchiveKit.MASTER), manifest, track);
    }

    private static long millis(Codec codec, Frame frame) {
        return frame.ticks() * 1_000 / codec.clockRate();
    }

    private static List<Frame> frames(Codec codec, Clip clip) {
        List<Frame> frames = new ArrayList<>();
        RtpSource source = new RtpSource(codec, frames::add);
        Packets packets = new Packets(codec, codec.video() ? 66 : 20, 65_500);
        for (byte[] frame : clip.frames()) {
            packets.next(frame).forEach(packet -> source.received(packet, 0, 1));
        }
        assertThat(frames).extracting(Frame::data).containsExactlyElementsOf(clip.frames());
        assertThat(frames).allMatch(frame -> !codec.video() || !frame.afterLoss());
        assertThat(frames.getFirst().width()).isEqualTo(codec.video() ? 160 : 0);
        assertThat(frames.getFirst().height()).isEqualTo(codec.video() ? 120 : 0);
        return frames;
    }

    private static Clip clip(Codec codec) {
        return switch (codec) {
            case OPUS -> Clip.opus();
            case VP8 -> Clip.vp8();
            case VP9 -> Clip.vp9();
            case H264 -> Clip.h264();
            case AV1 -> Clip.av1();
        };
    }

    private static byte[] bytes(TrackContent content, long from, long last) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.write(out, from, last);
        return out.toByteArray();
    }

    /** What a program of FFmpeg says, and complains of. */
    private static String[] run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("ff", ".out");
        Path complained = Files.createTempFile("ff", ".err");
        new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(complained.toFile())
                .start()
                .waitFor();
        return new String[] {Files.readString(said), Files.readString(complained)};
    }

    @ParameterizedTest
    @EnumSource
    void ffmpegReadsItWithoutAWarning(Codec codec) throws Exception {
        assumeThat(Path.of("/usr/bin/ffprobe")).as("FFmpeg, apt-get install ffmpeg").exists();
        // Given
        Clip clip = clip(codec);
        TrackContent content = content(codec, clip);
        Path file = archive.resolve("track.webm");
        Files.write(file, bytes(content, 0, content.length() - 1));

        // When
        String[] probe =
                run(
                        "ffprobe",
                        "-v",
                        "warning",
                        "-count_packets",
                        "-show_entries",
                        "stream=codec_name,nb_read_packets:format=duration",
                        "-of",
                        "csv=p=0",
                        file.toString());
        String[] decoded = run("ffmpeg", "-v", "warning", "-i", file.toString(), "-f", "null", "-");

        // Then
        assertThat(probe[1]).isEmpty();
        assertThat(decoded[1]).isEmpty();
        String[] lines = probe[0].split("\n");
        assertThat(lines[0])
                .isEqualTo(
                        codec.name().toLowerCase(java.util.Locale.ROOT)
                                + ","
                                + clip.frames().size());
        double seconds =
                switch (codec) {
                    case OPUS, VP8 -> 8;
                    case VP9, AV1 -> 3;
                    case H264 -> 4;
                };
        assertThat(Double.parseDouble(lines[1])).isBetween(seconds - 0.2, seconds + 0.1);
    }

    @Test
    void everyRangeIsThatPartOfTheWhole() throws Exception {
        // Given
        TrackContent content = content(Codec.VP8, Clip.vp8());
        byte[] whole = bytes(content, 0, content.length() - 1);
        Random random = new Random(5);

        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(whole.length);
            int last = from + random.nextInt(whole.length - from);

            // When
            byte[] part = bytes(content, from, last);

            // Then
            assertThat(part).isEqualTo(java.util.Arrays.copyOfRange(whole, from, last + 1));
        }
        assertThat(whole).hasSize((int) content.length());
    }
}
