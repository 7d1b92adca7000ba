package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.kit.Blocks;
import dev.evenkeel.recording.kit.Encoded;
import dev.evenkeel.recording.kit.Packets;
import dev.evenkeel.recording.kit.RelayDouble;
import dev.evenkeel.recording.media.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figure 5: {@code recording-service/bench/proof recorder-cost}. */
class RecorderCostProof {
    private static final int MEETINGS = 4;
    private static final int PEOPLE = 5;
    private static final int SECONDS = Integer.getInteger("evenkeel.proof.seconds", 120);

    /** Until the compiler is done. */
    private static final int WARM_UP_SECONDS = 60;

    private static final double MOST = 1.5;
    private static final int STEP_MILLIS = 20;

    @TempDir Path work;
    private final List<byte[]> voice = Encoded.opus("sine=frequency=440:sample_rate=48000:d=8");
    private final List<byte[]> picture = Encoded.vp8("testsrc2=s=640x360:r=25:d=8", 600, 50);
    private final List<Meeting> meetings = new ArrayList<>();
    private @Nullable Process outlives;
    private int step;

    RecorderCostProof() throws IOException, InterruptedException {}

    /** One that is recorded twice: by the recorder and by FFmpeg, packet by packet the same. */
    private final class Meeting {
        private final RelayDouble relay = new RelayDouble();
        private final int number;
        private StreamCopy copy;
        private final Blocks block = new Blocks();
        private final List<Packets> voices = new ArrayList<>();
        private final List<Packets> pictures = new ArrayList<>();

        Meeting(int number) throws IOException {
            this.number = number;
            for (int person = 0; person < PEOPLE; person++) {
                voices.add(new Packets(Codec.OPUS, STEP_MILLIS, 1));
                pictures.add(new Packets(Codec.VP8, 2 * STEP_MILLIS, 1));
            }
        }

        /** Right before the first packet: FFmpeg gives up when ten seconds bring none. */
        void beginCopy() throws IOException {
            copy = new StreamCopy(work, "copy-" + number, PEOPLE);
        }

        void send(long millis) throws IOException {
            for (int person = 0; person < PEOPLE; person++) {
                byte[] sound = voice.get(step % voice.size());
                send(person, false, voices.get(person).next(sound), millis);
                if (step % 2 == person % 2) {
                    byte[] image = picture.get(step / 2 % picture.size());
                    send(person, true, pictures.get(person).next(image), millis);
                }
            }
            if (step % 5 == 4) {
                relay.hold(block);
            }
        }

        private void send(int person, boolean video, List<byte[]> packets, long millis)
                throws IOException {
            int stream = 2 * person + (video ? 1 : 0);
            for (byte[] packet : packets) {
                block.packet(stream, "p-" + person, video, packet, millis);
                copy.send(stream, packet);
            }
        }
    }

    @Test
    void aRecordedStreamTakesHardlyMoreThanACopiedOne() throws Exception {
        // Given
        for (int number = 0; number < MEETINGS; number++) {
            meetings.add(new Meeting(number));
        }
        Process recorder = recorder();
        outlives = recorder;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> meetings.stream().allMatch(meeting -> meeting.relay.isFollowed()));
        for (Meeting meeting : meetings) {
            meeting.beginCopy();
        }
        send(WARM_UP_SECONDS);

        // When
        Duration recorded = cpu(recorder);
        Duration copied = copies();
        send(SECONDS);
        recorded = cpu(recorder).minus(recorded);
        copied = copies().minus(copied);

        // Then
        for (Meeting meeting : meetings) {
            meeting.copy.end();
        }
        for (Meeting meeting : meetings) {
            meeting.copy.close();
        }
        recorder.getOutputStream().close();
        assertThat(recorder.waitFor()).isZero();
        meetings.forEach(meeting -> meeting.relay.stop());
        assertWhole();
        double streamMinutes = 2.0 * PEOPLE * MEETINGS * SECONDS / 60;
        double ratio = (double) recorded.toMillis() / copied.toMillis();
        System.out.printf(
                Locale.ROOT,
                "%d streams for %d s, CPU per stream-minute: recorder %.1f ms, ffmpeg -c copy %.1f"
                        + " ms, ratio %.2f%n",
                2 * PEOPLE * MEETINGS,
                SECONDS,
                recorded.toMillis() / streamMinutes,
                copied.toMillis() / streamMinutes,
                ratio);
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    /** A recorder that outlived a proof that failed would look for files that are gone. */
    @AfterEach
    void endRecorder() throws InterruptedException {
        if (outlives != null) {
            outlives.destroyForcibly().waitFor();
        }
    }

    private Process recorder() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of(RecorderProcess.class.getName(), work.resolve("archive").toString()));
        command.add(String.valueOf(PEOPLE));
        meetings.forEach(meeting -> command.add(meeting.relay.controlUrl()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** User and system time, as the kernel says. */
    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private Duration copies() {
        Duration sum = Duration.ZERO;
        for (Meeting meeting : meetings) {
            sum = sum.plus(cpu(meeting.copy.process()));
        }
        return sum;
    }

    private void send(int seconds) throws Exception {
        long begin = System.currentTimeMillis();
        for (int i = 0; i < seconds * 1_000 / STEP_MILLIS; i++) {
            long at = begin + (long) i * STEP_MILLIS;
            long early = at - System.currentTimeMillis();
            if (early > 0) {
                Thread.sleep(early);
            }
            for (Meeting meeting : meetings) {
                meeting.send(at);
            }
            step++;
        }
    }

    /** Both have all of it, but for what FFmpeg missed before it listened. */
    private void assertWhole() throws IOException {
        for (int number = 0; number < MEETINGS; number++) {
            Manifest manifest =
                    new RecordingFolder(new FolderStore(work.resolve("archive")), "rec-" + number)
                            .readManifest();
            long frames =
                    manifest.tracks().stream()
                            .flatMap(track -> manifest.segmentsOf(track.id()).stream())
                            .mapToLong(Segment::frames)
                            .sum();
            assertThat(frames).isEqualTo((long) PEOPLE * (step + step / 2));
            Path copy = work.resolve("copy-" + number + ".webm");
            assertThat(Files.readString(work.resolve("copy-" + number + ".log"))).isEmpty();
            assertThat((double) Files.size(copy)).isGreaterThan(0.9 * bytes(manifest));
        }
    }

    private static long bytes(Manifest manifest) {
        return manifest.tracks().stream()
                .flatMap(track -> manifest.segmentsOf(track.id()).stream())
                .mapToLong(Segment::length)
                .sum();
    }
}
