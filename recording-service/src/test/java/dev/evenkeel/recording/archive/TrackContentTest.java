package dev.evenkeel.recording.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.kit.Clip;
import dev.evenkeel.recording.kit.ClipRecording;
import dev.evenkeel.recording.kit.Probe;
import dev.evenkeel.recording.media.Codec;
import dev.evenkeel.recording.media.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What players get. */
class TrackContentTest {
    @TempDir Path archive;

    private TrackContent content(Codec codec) throws Exception {
        var wanted = new ClipRecording.Wanted("p-1", "camera", codec, 0);
        RecordingFolder folder = ClipRecording.write(archive, "rec-1", 8_000, List.of(wanted));
        Manifest manifest = folder.readManifest();
        Track track = manifest.tracks().getFirst();
        return new TrackContent(folder, folder.readKey(ArchiveKit.MASTER), manifest, track);
    }

    private static byte[] bytes(TrackContent content, long from, long last) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.write(out, from, last);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void ffmpegReadsItWithoutAWarning(Codec codec) throws Exception {
        assumeThat(Path.of("/usr/bin/ffprobe")).as("FFmpeg, apt-get install ffmpeg").exists();
        // Given
        Clip clip = ClipRecording.clip(codec);
        List<Frame> frames = ClipRecording.frames(codec);
        assertThat(frames).extracting(Frame::data).containsExactlyElementsOf(clip.frames());
        assertThat(frames).allMatch(frame -> !codec.video() || !frame.afterLoss());
        assertThat(frames.getFirst().width()).isEqualTo(codec.video() ? 160 : 0);
        assertThat(frames.getFirst().height()).isEqualTo(codec.video() ? 120 : 0);
        TrackContent content = content(codec);
        Path file = archive.resolve("track.webm");
        Files.write(file, bytes(content, 0, content.length() - 1));

        // When
        String[] probe =
                Probe.run(
                        "ffprobe",
                        "-v",
                        "warning",
                        "-count_packets",
                        "-show_entries",
                        "stream=codec_name,nb_read_packets:format=duration",
                        "-of",
                        "csv=p=0",
                        file.toString());
        String[] decoded =
                Probe.run("ffmpeg", "-v", "warning", "-i", file.toString(), "-f", "null", "-");

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
        TrackContent content = content(Codec.VP8);
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
