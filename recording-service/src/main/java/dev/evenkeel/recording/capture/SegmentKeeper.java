package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.archive.RecordingWriter.Encrypted;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Keeps segments several at a time: a store that takes long for each takes no longer for all. */
final class SegmentKeeper {
    private static final int AT_ONCE = 8;

    private SegmentKeeper() {}

    /** What is kept leaves the queue; what is in it when this fails may be tried again. */
    static void keep(RecordingWriter writer, Queue<Encrypted> unkept) throws IOException {
        int workers = Math.min(AT_ONCE, unkept.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work =
                    IntStream.range(0, workers)
                            .mapToObj(_ -> threads.submit(() -> keepSome(writer, unkept)))
                            .toList();
            for (Future<Void> one : work) {
                await(one);
            }
        }
    }

    private static Void keepSome(RecordingWriter writer, Queue<Encrypted> unkept)
            throws IOException {
        for (Encrypted next = unkept.poll(); next != null; next = unkept.poll()) {
            try {
                writer.keep(next);
            } catch (IOException | RuntimeException e) {
                unkept.add(next);
                throw e;
            }
        }
        return null;
    }

    private static void await(Future<Void> work) throws IOException {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("a segment cannot be kept", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("left while it was written", e);
        }
    }
}
