package dev.evenkeel.recording.capture;

import static org.awaitility.Awaitility.await;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.ArchiveStore;
import dev.evenkeel.recording.archive.Finding;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.archive.Verification;
import dev.evenkeel.recording.kit.RecordedFrames;
import dev.evenkeel.recording.kit.RelayDouble;
import dev.evenkeel.recording.tap.RelayTap;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One person is recorded, by the real clock, on something that fails for some time. */
final class StorageRun implements CaptureListener, AutoCloseable {
    private static final String ID = "rec-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Clock clock = Clock.systemUTC();
    private final Instant start = clock.instant();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RelayDouble relay = new RelayDouble();
    private final SimulatedPerson person = new SimulatedPerson("p-1", relay);
    private final RecordingFolder folder;
    private final Thread sender;
    private Capture capture;
    private long epoch;
    private volatile boolean sending = true;
    private volatile @Nullable Head acknowledged;
    private volatile long alarmAt;
    private volatile int seals;
    private volatile boolean finished;

    StorageRun(ArchiveStore store) throws IOException {
        folder = new RecordingFolder(store, ID);
        capture =
                begin(
                        RecordingWriter.create(
                                folder,
                                new ManifestLine.Opened(ID, "abc-defg-hij", "Weekly", start, ""),
                                ArchiveKit.MASTER,
                                ArchiveKit.SIGNER,
                                clock));
        sender = Thread.ofVirtual().start(this::send);
    }

    private Capture begin(RecordingWriter writer) throws IOException {
        epoch++;
        Capture begun = new Capture(folder.readManifest(), writer, epoch, clock, this);
        begun.start();
        begun.follow(
                Set.of("relay-a"),
                Set.of("p-1"),
                id ->
                        (recorded, flows, takenOver) ->
                                new RelayLink(id, tap(), recorded, flows, takenOver));
        return begun;
    }

    private RelayTap tap() {
        return new RelayTap(http, () -> "token", relay.controlUrl(), "abc-defg-hij", ID, epoch);
    }

    private void send() {
        for (long at = start.toEpochMilli() + 200; sending; at += SimulatedPerson.stepMillis()) {
            while (clock.millis() < at) {
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    return;
                }
            }
            person.step(at);
        }
        person.flush();
    }

    @Override
    public void begun(String recordingId, Head head, long storedBytes) {}

    @Override
    public void sealed(String recordingId, Head head, long storedBytes, List<Gap> gaps) {
        acknowledged = head;
        seals++;
    }

    @Override
    public void storageFailing(String recordingId, String cause) {
        alarmAt = System.nanoTime();
    }

    @Override
    public void storageRecovered(String recordingId) {}

    @Override
    public void finished(String recordingId, Head head, long storedBytes, long durationMillis) {
        acknowledged = head;
        finished = true;
    }

    void awaitSeals(int more) {
        int enough = seals + more;
        await().atMost(PATIENCE).until(() -> seals >= enough);
    }

    /** Milliseconds from now to the alarm. */
    long awaitAlarm() {
        long from = System.nanoTime();
        alarmAt = 0;
        await().pollInterval(Duration.ofMillis(10)).atMost(PATIENCE).until(() -> alarmAt != 0);
        return (alarmAt - from) / 1_000_000;
    }

    boolean hasAlarm() {
        return alarmAt != 0;
    }

    /** The recorder is gone with all it had in memory. */
    void kill() {
        capture.close();
        await().atMost(PATIENCE).until(capture::isOver);
        relay.dropReader();
    }

    /** Another takes its place. */
    void resume() throws IOException, GeneralSecurityException {
        capture =
                begin(RecordingWriter.resume(folder, ArchiveKit.MASTER, ArchiveKit.SIGNER, clock));
    }

    /** What is wrong with what was said to be safe. */
    List<Finding> verify() {
        Head head = acknowledged;
        return Verification.of(
                folder,
                ArchiveKit.KEYS.getPublic(),
                ArchiveKit.MASTER,
                Optional.ofNullable(head)
                        .map(h -> new Verification.KnownHead(h.lines(), h.sha256())));
    }

    Manifest finish() throws IOException, InterruptedException {
        sending = false;
        sender.join();
        capture.stop();
        await().atMost(PATIENCE).until(() -> finished);
        return folder.readManifest();
    }

    /** How many 20 ms of voice were sent and are not in it. */
    long missing(Manifest manifest) throws IOException, GeneralSecurityException {
        var key = folder.readKey(ArchiveKit.MASTER);
        var voice =
                manifest.tracks().stream()
                        .filter(track -> track.source().equals("microphone"))
                        .findFirst()
                        .orElseThrow();
        java.util.TreeSet<Long> recorded = new java.util.TreeSet<>();
        for (ManifestLine.Segment segment : manifest.segmentsOf(voice.id())) {
            for (long time : RecordedFrames.times(folder.readSegment(segment, key))) {
                recorded.add(start.toEpochMilli() + voice.startMillis() + time);
            }
        }
        return person.said().stream()
                .filter(at -> recorded.subSet(at - 110, at + 111).isEmpty())
                .count();
    }

    @Override
    public void close() {
        sending = false;
        capture.close();
        relay.stop();
    }
}
