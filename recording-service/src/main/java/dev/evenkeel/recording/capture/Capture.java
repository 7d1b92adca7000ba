package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.archive.WrittenByAnotherException;
import dev.evenkeel.recording.tap.TapBlock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * One recording while it is made. Its own thread takes blocks, writes frames to tracks and makes
 * them safe every few seconds; only then a relay hears that it may forget them.
 */
public final class Capture {
    private static final Logger LOG = Logger.getLogger(Capture.class);
    private static final Duration SEAL = Duration.ofSeconds(3);
    private static final long LARGEST_SEAL = 8 << 20;

    /** So long blocks gather: to wake up for each would cost more than what is in it. */
    private static final long PAUSE_MILLIS = 100;

    private final String recordingId;
    private final long epoch;
    private final RecordingWriter writer;
    private final Clock clock;
    private final CaptureListener listener;
    private final StorageWatch storage;
    private final Tracks tracks;
    private final Happenings happenings;
    private final Map<String, FlowState> flows = new ConcurrentHashMap<>();
    private final Map<String, RelayLink> links = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean closed;
    private volatile boolean finished;
    private Instant sealedAt;

    /**
     * @param manifest what is safe already
     * @param epoch of this recorder for this recording
     */
    public Capture(
            Manifest manifest,
            RecordingWriter writer,
            long epoch,
            Clock clock,
            CaptureListener listener) {
        this.recordingId = manifest.opened().recordingId();
        this.epoch = epoch;
        this.writer = writer;
        this.clock = clock;
        this.listener = listener;
        this.storage = new StorageWatch(recordingId, listener);
        this.tracks = Tracks.resume(manifest);
        this.happenings = Happenings.resume(manifest);
        this.sealedAt = clock.instant();
        manifest.flows().forEach(flow -> flows.put(flow.flow(), FlowState.resume(flow)));
        this.thread =
                Thread.ofPlatform().daemon().name("capture-" + recordingId).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Makes the connection to a relay, of which there is one at most. */
    public interface Links {
        RelayLinkFactory of(String relayId);
    }

    /** Begins a connection that hands its flows to this recording. */
    public interface RelayLinkFactory {
        RelayLink link(
                Set<String> recorded,
                BiFunction<String, String, FlowState> flows,
                Runnable takenOver);
    }

    /** Takes from these relays, too, and from all of them what these people send. */
    public void follow(Set<String> relayIds, Set<String> recorded, Links factory) {
        if (stopping) {
            return;
        }
        for (String relayId : relayIds) {
            links.computeIfAbsent(
                    relayId, id -> factory.of(id).link(recorded, this::flow, this::close).start());
        }
        links.values().forEach(link -> link.record(recorded));
    }

    private FlowState flow(String flow, String relayId) {
        return flows.computeIfAbsent(flow, id -> new FlowState(id, relayId));
    }

    /** The relays that something of it came from. */
    public Set<String> relayIds() {
        return flows.values().stream()
                .map(FlowState::relayId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Something happened beside the media. */
    public void happened(long number, String json) {
        happenings.add(number, json);
    }

    /** The number of the newest happening that is known here. */
    public long lastHappening() {
        return happenings.last();
    }

    /** The recording ends as soon as everything that was sent is safe. */
    public void stop() {
        stopping = true;
        links.values().forEach(RelayLink::stop);
    }

    /** Leaves the recording to another recorder, or to this one later. */
    public void close() {
        closed = true;
        links.values().forEach(RelayLink::close);
    }

    public boolean isOver() {
        return finished || (closed && !thread.isAlive());
    }

    private void run() {
        try {
            while (!closed && !finished) {
                step();
            }
        } catch (InterruptedException e) {
            close();
        } catch (RuntimeException e) {
            LOG.errorf(e, "event=capture-failed recording=%s", recordingId);
            close();
        }
    }

    private void step() throws InterruptedException {
        boolean took = takeOne();
        boolean due = !clock.instant().isBefore(sealedAt.plus(SEAL));
        if (due || tracks.length() > LARGEST_SEAL) {
            seal();
        }
        if (stopping && !took && nothingComes()) {
            finish();
        } else if (!took) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean takeOne() {
        FlowState flow = Merge.next(flows.values(), clock.millis());
        if (flow == null) {
            return false;
        }
        flow.take().ifPresent(block -> take(flow, block));
        return true;
    }

    private void take(FlowState flow, TapBlock block) {
        try {
            tracks.take(flow, block);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.errorf(
                    e,
                    "event=block-unreadable recording=%s relay=%s block=%d",
                    recordingId,
                    flow.relayId(),
                    block.sequence());
        }
    }

    private boolean nothingComes() {
        return links.values().stream().allMatch(RelayLink::isOver)
                && flows.values().stream().allMatch(flow -> flow.peek() == null);
    }

    private void seal() throws InterruptedException {
        tracks.release(flows.values(), clock.millis() - Merge.PATIENCE_MILLIS);
        sealedAt = clock.instant();
        PendingSeal seal = new PendingSeal(tracks.takeGaps());
        flows.values().forEach(seal::add);
        tracks.all().forEach(seal::add);
        happenings.takeInto(seal);
        Instant at = clock.instant();
        if (!seal.isEmpty() && safely(() -> seal.write(writer, epoch, at))) {
            links.values().forEach(RelayLink::acknowledge);
            listener.sealed(recordingId, writer.head(), writer.storedBytes(), seal.gaps());
        }
    }

    private void finish() throws InterruptedException {
        tracks.end(flows.values());
        seal();
        long duration = tracks.endMillis();
        var last = new ManifestLine.Closed(clock.instant(), duration, "");
        if (!closed && safely(() -> writer.append(last))) {
            finished = true;
            listener.finished(recordingId, writer.head(), writer.storedBytes(), duration);
        }
    }

    /** Nothing is read meanwhile. Where another recorder wrote, this one leaves. */
    private boolean safely(StorageWatch.Write write) throws InterruptedException {
        try {
            return storage.safely(write, () -> !closed);
        } catch (WrittenByAnotherException e) {
            LOG.warnf("event=recording-taken-over recording=%s epoch=%d", recordingId, epoch);
            close();
            return false;
        }
    }
}
