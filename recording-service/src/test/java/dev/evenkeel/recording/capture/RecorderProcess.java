package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.tap.RelayTap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The recorder alone in a process, so that what it takes can be told from all else. */
final class RecorderProcess implements CaptureListener {
    private static final int PATIENCE_SECONDS = 60;

    private final Clock clock = Clock.systemUTC();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch unfinished;

    private RecorderProcess(int recordings) {
        unfinished = new CountDownLatch(recordings);
    }

    /**
     * Records until its input ends.
     *
     * @param args folder, number of people, control URLs of relays: one recording for each
     */
    static void main(String[] args) throws Exception {
        List<String> relays = Arrays.asList(args).subList(2, args.length);
        Set<String> people =
                IntStream.range(0, Integer.parseInt(args[1]))
                        .mapToObj(number -> "p-" + number)
                        .collect(Collectors.toSet());
        RecorderProcess all = new RecorderProcess(relays.size());
        List<Capture> captures =
                IntStream.range(0, relays.size())
                        .mapToObj(number ->
                                all.begin(Path.of(args[0]), number, relays.get(number), people))
                        .toList();
        while (System.in.read() >= 0) {}
        captures.forEach(Capture::stop);
        boolean finished = all.unfinished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        System.exit(finished ? 0 : 1);
    }

    private Capture begin(Path archive, int number, String relay, Set<String> people) {
        String id = "rec-" + number;
        try {
            var folder = new RecordingFolder(new FolderStore(archive), id);
            var opened = new ManifestLine.Opened(id, "meeting", "Weekly", clock.instant(), "");
            RecordingWriter writer =
                    RecordingWriter.create(
                            folder, opened, ArchiveKit.MASTER, ArchiveKit.SIGNER, clock);
            Capture capture = new Capture(folder.readManifest(), writer, 1, clock, this);
            capture.start();
            RelayTap tap = new RelayTap(http, () -> "token", relay, "meeting", id, 1);
            capture.follow(
                    Set.of("relay"),
                    people,
                    relayId ->
                            (who, flows, takenOver) ->
                                    new RelayLink(relayId, tap, who, flows, takenOver));
            return capture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begun(String recordingId, Head head, long storedBytes) {}

    @Override
    public void sealed(String recordingId, Head head, long storedBytes, List<Gap> gaps) {}

    @Override
    public void storageFailing(String recordingId, String cause) {
        System.err.println(cause);
    }

    @Override
    public void storageRecovered(String recordingId) {}

    @Override
    public void finished(String recordingId, Head head, long storedBytes, long durationMillis) {
        unfinished.countDown();
    }
}
