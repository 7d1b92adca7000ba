package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.archive.Verification;
import dev.evenkeel.recording.kit.FastClock;
import dev.evenkeel.recording.kit.RecordedFrames;
import dev.evenkeel.recording.kit.RelayDouble;
import dev.evenkeel.recording.tap.RelayTap;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String ID = "rec-1";

    @TempDir Path archive;
    private final FastClock clock = new FastClock(4, START);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger seals = new AtomicInteger();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private RecordingFolder folder;
    private RelayDouble a;
    private RelayDouble b;
    private Capture capture;
    private long epoch;

    @BeforeEach
    void begin() throws Exception {
        folder = new RecordingFolder(new FolderStore(archive), ID);
        a = new RelayDouble();
        b = new RelayDouble();
        capture(
                RecordingWriter.create(
                        folder,
                        new ManifestLine.Opened(ID, "abc-defg-hij", "Weekly", START, ""),
                        ArchiveKit.MASTER,
                        ArchiveKit.SIGNER,
                        clock));
    }

    @AfterEach
    void end() {
        capture.close();
        a.stop();
        b.stop();
    }

    private final class Told implements CaptureListener {
        @Override
        public void begun(String recordingId, Head head, long storedBytes) {}

        @Override
        public void sealed(String recordingId, Head head, long storedBytes, List<Gap> gaps) {
            seals.incrementAndGet();
        }

        @Override
        public void storageFailing(String recordingId, String cause) {
            told.add("failing");
        }

        @Override
        public void storageRecovered(String recordingId) {
            told.add("recovered");
        }

        @Override
        public void finished(String recordingId, Head head, long storedBytes, long durationMillis) {
            told.add("finished");
        }
    }

    private void capture(RecordingWriter writer) throws IOException {
        epoch++;
        capture = new Capture(folder.readManifest(), writer, epoch, clock, new Told());
        capture.start();
        Map<String, RelayDouble> relays = Map.of("relay-a", a, "relay-b", b);
        capture.follow(
                relays.keySet(),
                Set.of("p-1"),
                id ->
                        (recorded, flows, takenOver) ->
                                new RelayLink(
                                        id,
                                        new RelayTap(
                                                http,
                                                () -> "token",
                                                relays.get(id).controlUrl(),
                                                "abc-defg-hij",
                                                ID,
                                                epoch),
                                        recorded,
                                        flows,
                                        takenOver));
    }

    /** The process is gone with all it had in memory; another one takes over. */
    private void killRecorder() throws IOException, GeneralSecurityException {
        capture.close();
        await().atMost(Duration.ofSeconds(30)).until(capture::isOver);
        a.dropReader();
        b.dropReader();
        capture(RecordingWriter.resume(folder, ArchiveKit.MASTER, ArchiveKit.SIGNER, clock));
    }

    /** From now on, or later when the clock is not that far. */
    private long next(long millis) {
        return Math.max(millis, clock.millis() - START.toEpochMilli());
    }

    /** What a relay and a recorder had in memory is lost when both die before it is sealed. */
    private long sendUntilSealed(SimulatedPerson person, long at) throws InterruptedException {
        int before = seals.get();
        long end = next(at);
        while (seals.get() < before + 2) {
            send(person, end, end + 100);
            end += 100;
        }
        return end;
    }

    /** What is killed before anybody has read from it was never recorded. */
    private void followed() {
        await().atMost(Duration.ofSeconds(30)).until(() -> a.isFollowed() && b.isFollowed());
    }

    private void send(SimulatedPerson person, long fromMillis, long toMillis)
            throws InterruptedException {
        for (long at = fromMillis; at < toMillis; at += SimulatedPerson.stepMillis()) {
            clock.await(START.toEpochMilli() + at);
            person.step(START.toEpochMilli() + at);
        }
    }

    private Manifest stopped() throws IOException {
        capture.stop();
        await().atMost(Duration.ofSeconds(60)).until(() -> told.contains("finished"));
        assertThat(
                        Verification.of(
                                folder,
                                ArchiveKit.KEYS.getPublic(),
                                ArchiveKit.MASTER,
                                Optional.empty()))
                .isEmpty();
        return folder.readManifest();
    }

    private List<Long> recorded(Manifest manifest, Track track) throws Exception {
        List<Long> times = new ArrayList<>();
        var key = folder.readKey(ArchiveKit.MASTER);
        for (ManifestLine.Segment segment : manifest.segmentsOf(track.id())) {
            for (long time : RecordedFrames.times(folder.readSegment(segment, key))) {
                times.add(START.toEpochMilli() + track.startMillis() + time);
            }
        }
        return times;
    }

    /** What was sent and is neither recorded, to within a frame's jitter, nor in a declared gap. */
    private List<Long> missing(Manifest manifest, Track track, List<Long> sent) throws Exception {
        List<Long> recorded = recorded(manifest, track);
        List<Gap> gaps =
                manifest.gaps().stream().filter(gap -> gap.track().equals(track.id())).toList();
        return sent.stream()
                .filter(at -> recorded.stream().noneMatch(time -> Math.abs(time - at) <= 110))
                .filter(at -> gaps.stream().noneMatch(gap -> isIn(gap, at)))
                .map(at -> at - START.toEpochMilli())
                .toList();
    }

    private static boolean isIn(Gap gap, long at) {
        long millis = at - START.toEpochMilli();
        return millis >= gap.fromMillis() - 110 && millis <= gap.toMillis() + 110;
    }

    private static Track track(Manifest manifest, String source) {
        return manifest.tracks().stream()
                .filter(track -> track.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everythingThatWasSentIsRecorded() throws Exception {
        // Given
        SimulatedPerson person = new SimulatedPerson("p-1", a);

        // When
        send(person, 500, 12_000);
        person.flush();

        // Then
        Manifest manifest = stopped();
        assertThat(manifest.gaps()).isEmpty();
        assertThat(missing(manifest, track(manifest, "microphone"), person.said())).isEmpty();
        assertThat(missing(manifest, track(manifest, "camera"), person.shown())).isEmpty();
        assertThat(recorded(manifest, track(manifest, "camera"))).hasSize(person.shown().size());
        assertThat(recorded(manifest, track(manifest, "microphone"))).hasSize(person.said().size());
        assertThat(track(manifest, "camera").width()).isEqualTo(160);
    }

    @Test
    void aRelayThatDidNotHearTheEndIsToldAgain() throws Exception {
        // Given
        SimulatedPerson person = new SimulatedPerson("p-1", a);
        followed();
        send(person, 500, 2_000);
        person.flush();
        a.missNextEnd();

        // When
        capture.stop();

        // Then
        Manifest manifest = stopped();
        assertThat(recorded(manifest, track(manifest, "microphone"))).hasSize(person.said().size());
    }

    @Test
    void nothingIsMissingBesideDeclaredGapsWhenRelaysAndRecordersAreKilled() throws Exception {
        // Given
        SimulatedPerson person = new SimulatedPerson("p-1", a);
        RelayDouble active = a;
        long at = 500;

        // When
        for (int kill = 0; kill < 5; kill++) {
            followed();
            at = sendUntilSealed(person, at);
            killRecorder();
            at = sendUntilSealed(person, at);
            followed();
            RelayDouble next = active == a ? b : a;
            active.kill();
            person.take(next);
            active = next;
            at = next(at) + 400;
        }
        at = sendUntilSealed(person, at);
        person.flush();

        // Then
        Manifest manifest = stopped();
        assertThat(missing(manifest, track(manifest, "microphone"), person.said())).isEmpty();
        assertThat(missing(manifest, track(manifest, "camera"), person.shown())).isEmpty();
        assertThat(manifest.tracks()).hasSize(2);
        assertThat(manifest.gaps())
                .hasSizeBetween(5, 10)
                .allMatch(gap -> gap.reason() == ManifestLine.GapReason.RELAY_SWITCHED)
                .allMatch(gap -> gap.toMillis() - gap.fromMillis() >= 300);
    }

    @Test
    void whatIsSafeIsAcknowledgedAndNothingElse() throws Exception {
        // Given
        SimulatedPerson person = new SimulatedPerson("p-1", a);

        // When
        send(person, 500, 2_000);

        // Then
        assertThat(folder.readManifest().segments()).isEmpty();
        assertThat(a.unacknowledged()).isPositive();
        send(person, 2_000, 9_000);
        await().atMost(Duration.ofSeconds(30)).until(() -> a.unacknowledged() < 40);
        assertThat(folder.readManifest().segments()).isNotEmpty();
    }

    @Test
    void whileNothingCanBeWrittenNothingIsAcknowledgedAndItIsSaid() throws Exception {
        // Given
        SimulatedPerson person = new SimulatedPerson("p-1", a);
        send(person, 500, 1_500);

        // When
        Path manifest = archive.resolve(ID).resolve("manifest.jsonl");
        Path aside = archive.resolve("aside");
        java.nio.file.Files.move(archive.resolve(ID), aside);
        java.nio.file.Files.writeString(archive.resolve(ID), "in the way");
        send(person, 1_500, 9_000);
        await().atMost(Duration.ofSeconds(30)).until(() -> told.contains("failing"));
        int waiting = a.unacknowledged();
        java.nio.file.Files.delete(archive.resolve(ID));
        java.nio.file.Files.move(aside, archive.resolve(ID));
        person.flush();

        // Then
        assertThat(waiting).isGreaterThan(70);
        await().atMost(Duration.ofSeconds(30)).until(() -> told.contains("recovered"));
        assertThat(manifest).exists();
        Manifest all = stopped();
        assertThat(all.gaps()).isEmpty();
        assertThat(missing(all, track(all, "microphone"), person.said())).isEmpty();
    }
}
