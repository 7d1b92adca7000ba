package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.WrittenByAnotherException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Has things written until they are safe, and says when that fails or takes long: at the latest
 * {@link #SLOW} after it was begun. For one thread.
 */
final class StorageWatch {
    /** Longer than it takes a disk or a store that is well, and soon enough to be of use. */
    static final Duration SLOW = Duration.ofMillis(1_500);

    private static final Logger LOG = Logger.getLogger(StorageWatch.class);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 4_000;

    private final String recordingId;
    private final CaptureListener listener;
    private boolean failing;

    StorageWatch(String recordingId, CaptureListener listener) {
        this.recordingId = recordingId;
        this.listener = listener;
    }

    /** Something that may be tried again. */
    interface Write {
        void run() throws IOException;
    }

    /**
     * Tries until it succeeds or nobody wants it any more; what comes meanwhile waits at the
     * relays.
     *
     * @throws WrittenByAnotherException when another recorder writes this recording
     */
    boolean safely(Write write, BooleanSupplier wanted)
            throws InterruptedException, WrittenByAnotherException {
        long pause = FIRST_PAUSE_MILLIS;
        while (wanted.getAsBoolean()) {
            try {
                runWatched(write);
                recovered();
                return true;
            } catch (WrittenByAnotherException e) {
                throw e;
            } catch (IOException e) {
                failing(String.valueOf(e.getMessage()), e);
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
        return false;
    }

    private void runWatched(Write write) throws IOException, InterruptedException {
        var task =
                new FutureTask<Void>(() -> {
                    write.run();
                    return null;
                });
        Thread.ofVirtual().name("seal-" + recordingId).start(task);
        try {
            task.get(SLOW.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            failing("writing takes longer than " + SLOW.toMillis() + " ms", e);
            await(task);
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static void await(FutureTask<Void> task) throws IOException, InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static IOException cause(ExecutionException e) {
        return switch (e.getCause()) {
            case IOException failure -> failure;
            case RuntimeException bug -> throw bug;
            case null, default -> throw new IllegalStateException(e);
        };
    }

    private void failing(String cause, Exception e) {
        if (!failing) {
            failing = true;
            LOG.errorf(e, "event=storage-failing recording=%s", recordingId);
            listener.storageFailing(recordingId, cause);
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            listener.storageRecovered(recordingId);
        }
    }
}
