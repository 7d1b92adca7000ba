package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.archive.Verification;
import dev.evenkeel.recording.kit.Blocks;
import dev.evenkeel.recording.kit.Clip;
import dev.evenkeel.recording.kit.Packets;
import dev.evenkeel.recording.kit.RelayDouble;
import dev.evenkeel.recording.media.Codec;
import dev.evenkeel.recording.tap.RelayTap;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figure 7: {@code recording-service/bench/proof streams}. */
class StreamsProof {
    private static final int MEETINGS = 10;
    private static final int PEOPLE = 5;
    private static final int SECONDS = Integer.getInteger("evenkeel.proof.seconds", 120);
    private static final int SAMPLE_SECONDS = 10;
    private static final double MOST_GROWTH = 1.1;

    @TempDir Path archive;
    private final Clock clock = Clock.systemUTC();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One who sends voice at 50 and pictures at 16.7 frames a second. */
    private static final class Sender {
        private final String id;
        private final int handle;
        private final List<byte[]> voice = Clip.opus().frames();
        private final List<byte[]> picture = Clip.vp8().frames();
        private final Packets voicePackets = new Packets(Codec.OPUS, 20, 1);
        private final Packets picturePackets = new Packets(Codec.VP8, 60, 1);
        private int said;
        private int shown;

        Sender(int number) {
            id = "p-" + number;
            handle = 2 * number;
        }

        void step(Blocks block, long millis) {
            for (byte[] packet : voicePackets.next(voice.get(said % voice.size()))) {
                block.packet(handle, id, false, packet, millis);
            }
            if (said % 3 == 0) {
                byte[] image = picture.get(shown++ % picture.size());
                for (byte[] packet : picturePackets.next(image)) {
                    block.packet(handle + 1, id, true, packet, millis);
                }
            }
            said++;
        }
    }

    /** One recording. */
    private final class Meeting implements CaptureListener {
        private final RelayDouble relay = new RelayDouble();
        private final List<Sender> senders = new ArrayList<>();
        private final Blocks block = new Blocks();
        private final RecordingFolder folder;
        private final Capture capture;
        private volatile boolean finished;

        Meeting(int number) throws Exception {
            String id = "rec-" + number;
            folder = new RecordingFolder(new FolderStore(archive), id);
            Instant now = clock.instant();
            RecordingWriter writer =
                    RecordingWriter.create(
                            folder,
                            new ManifestLine.Opened(id, "meeting", "Weekly", now, ""),
                            ArchiveKit.MASTER,
                            ArchiveKit.SIGNER,
                            clock);
            for (int person = 0; person < PEOPLE; person++) {
                senders.add(new Sender(person));
            }
            capture = new Capture(folder.readManifest(), writer, 1, clock, this);
            capture.start();
            var recorded = senders.stream().map(s -> s.id).collect(Collectors.toSet());
            capture.follow(
                    Set.of("relay"),
                    recorded,
                    relayId ->
                            (who, flows, takenOver) ->
                                    new RelayLink(relayId, tap(id), who, flows, takenOver));
        }

        private RelayTap tap(String id) {
            return new RelayTap(http, () -> "token", relay.controlUrl(), "meeting", id, 1);
        }

        void step(long millis, boolean last) {
            senders.forEach(sender -> sender.step(block, millis));
            if (last || senders.getFirst().said % 5 == 0) {
                relay.hold(block);
            }
        }

        /** Frames that were sent and are not in it; what is in it twice counts, too. */
        long lost() throws Exception {
            Manifest manifest = folder.readManifest();
            long lost = 0;
            for (Sender sender : senders) {
                lost += Math.abs(sender.said - frames(manifest, sender.id, "microphone"));
                lost += Math.abs(sender.shown - frames(manifest, sender.id, "camera"));
            }
            return lost;
        }

        private static long frames(Manifest manifest, String person, String source) {
            return manifest.tracks().stream()
                    .filter(t -> t.participantId().equals(person) && t.source().equals(source))
                    .flatMap(track -> manifest.segmentsOf(track.id()).stream())
                    .mapToLong(ManifestLine.Segment::frames)
                    .sum();
        }

        @Override
        public void begun(String recordingId, Head head, long storedBytes) {}

        @Override
        public void sealed(String recordingId, Head head, long storedBytes, List<Gap> gaps) {}

        @Override
        public void storageFailing(String recordingId, String cause) {
            System.out.printf("%s: storage failing: %s%n", recordingId, cause);
        }

        @Override
        public void storageRecovered(String recordingId) {}

        @Override
        public void finished(String recordingId, Head head, long storedBytes, long durationMillis) {
            finished = true;
        }
    }

    @Test
    void aHundredStreamsAreRecordedWithoutLossInTheSameMemory() throws Exception {
        // Given
        List<Meeting> meetings = new ArrayList<>();
        for (int i = 0; i < MEETINGS; i++) {
            meetings.add(new Meeting(i));
        }

        // When
        List<Long> heap = new ArrayList<>();
        long begin = clock.millis() + 500;
        for (int step = 0; step < SECONDS * 50; step++) {
            long at = begin + 20L * step;
            while (clock.millis() < at) {
                Thread.sleep(1);
            }
            boolean last = step == SECONDS * 50 - 1;
            meetings.forEach(meeting -> meeting.step(at, last));
            if (step % (SAMPLE_SECONDS * 50) == SAMPLE_SECONDS * 50 - 1) {
                heap.add(usedMegabytes());
            }
        }
        meetings.forEach(meeting -> meeting.capture.stop());
        for (Meeting meeting : meetings) {
            await().atMost(Duration.ofSeconds(60)).until(() -> meeting.finished);
            meeting.relay.stop();
        }

        // Then
        long lost = 0;
        long sent = 0;
        for (Meeting meeting : meetings) {
            lost += meeting.lost();
            sent += meeting.senders.stream().mapToLong(s -> s.said + s.shown).sum();
            assertThat(
                            Verification.of(
                                    meeting.folder,
                                    ArchiveKit.KEYS.getPublic(),
                                    ArchiveKit.MASTER,
                                    Optional.empty()))
                    .isEmpty();
        }
        System.out.printf(
                "%d streams for %d s: %d frames sent, %d lost; heap in use every %d s, MB: %s%n",
                2 * PEOPLE * MEETINGS, SECONDS, sent, lost, SAMPLE_SECONDS, heap);
        assertThat(lost).isZero();
        assertThat(third(heap, 2)).isLessThanOrEqualTo(third(heap, 1) * MOST_GROWTH);
    }

    /** The least that was in use in a third of the time. */
    private static double third(List<Long> heap, int number) {
        int size = heap.size() / 3;
        return heap.subList(number * size, (number + 1) * size).stream()
                .mapToLong(Long::longValue)
                .min()
                .orElseThrow();
    }

    private static long usedMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
