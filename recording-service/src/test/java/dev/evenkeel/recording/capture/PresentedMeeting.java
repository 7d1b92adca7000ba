package dev.evenkeel.recording.capture;

import dev.evenkeel.media.sfu.SimulatedRelay;
import dev.evenkeel.media.sfu.simulation.SimulatedNetwork;
import dev.evenkeel.media.sfu.tap.BlockPool;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import dev.evenkeel.media.sfu.tap.TapBlock;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.kit.RelayDouble;
import dev.evenkeel.recording.tap.RelayTap;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A meeting on a real relay in made-up time, recorded by the real recorder. */
public final class PresentedMeeting implements CaptureListener {
    private static final int STEP_MILLIS = 100;

    private final SimulatedNetwork network;
    private final RelayDouble door = new RelayDouble();
    private final BlockPool pool = new BlockPool(256 << 20);
    private final Instant startedAt = Instant.now();
    private final long startedNanos;
    private final MeetingTap tap;
    private final RecordingFolder folder;
    private final Capture capture;
    private final CountDownLatch finished = new CountDownLatch(1);

    /**
     * @param recorded participants; the recording begins now
     */
    PresentedMeeting(
            SimulatedNetwork network, SimulatedRelay relay, Path archive, Set<String> recorded)
            throws Exception {
        this.network = network;
        startedNanos = network.nanoTime();
        tap = new MeetingTap(pool, this::wallMillis);
        tap.record(recorded);
        folder = new RecordingFolder(new FolderStore(archive), "rec-1");
        RecordingWriter writer =
                RecordingWriter.create(
                        folder,
                        new ManifestLine.Opened("rec-1", "meeting", "Weekly", startedAt, ""),
                        ArchiveKit.MASTER,
                        ArchiveKit.SIGNER,
                        Clock.systemUTC());
        capture = new Capture(folder.readManifest(), writer, 1, Clock.systemUTC(), this);
        capture.start();
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        capture.follow(
                Set.of("relay"),
                recorded,
                relayId ->
                        (who, flows, takenOver) ->
                                new RelayLink(
                                        relayId,
                                        new RelayTap(
                                                http,
                                                () -> "token",
                                                door.controlUrl(),
                                                "meeting",
                                                "rec-1",
                                                1),
                                        who,
                                        flows,
                                        takenOver));
        relay.tap(tap);
    }

    private long wallMillis() {
        return startedAt.toEpochMilli() + (network.nanoTime() - startedNanos) / 1_000_000;
    }

    /** True time at which the recording begins, in milliseconds. */
    double startMillis() {
        return startedNanos / 1e6;
    }

    /** Lets so much time pass, and ends the recording. */
    RecordingFolder run(int seconds) throws Exception {
        for (int step = 0; step < seconds * 1_000 / STEP_MILLIS; step++) {
            network.runMillis(STEP_MILLIS);
            for (TapBlock block : tap.takeFull()) {
                door.hold(sequence -> frame(block, sequence));
                pool.release(block);
            }
        }
        capture.stop();
        if (!finished.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the recording does not end");
        }
        door.stop();
        return folder;
    }

    private static byte[] frame(TapBlock block, long sequence) {
        int length = 4 * Long.BYTES + block.length();
        byte[] frame = new byte[Integer.BYTES + length];
        ByteBuffer.wrap(frame)
                .putInt(length)
                .putLong(sequence)
                .putLong(block.beganNanos())
                .putLong(block.beganMillis())
                .putLong(block.droppedBefore());
        block.records().get(frame, Integer.BYTES + 4 * Long.BYTES, block.length());
        return frame;
    }

    @Override
    public void begun(String recordingId, Head head, long storedBytes) {}

    @Override
    public void sealed(String recordingId, Head head, long storedBytes, List<Gap> gaps) {}

    @Override
    public void storageFailing(String recordingId, String cause) {
        throw new AssertionError(cause);
    }

    @Override
    public void storageRecovered(String recordingId) {}

    @Override
    public void finished(String recordingId, Head head, long storedBytes, long durationMillis) {
        finished.countDown();
    }
}
