package dev.evenkeel.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** What a relay's flight recording says of a stretch of time. */
final class FlightRecording {
    private static final String RELAY_THREAD = "relay-loop";

    private final Instant from;
    private final Instant to;
    private final AllocationSites sites = new AllocationSites();
    private @Nullable Reading first;
    private @Nullable Reading last;
    private Duration longestPause = Duration.ZERO;
    private long pauses;

    /** What the relay's thread had allocated since it began. */
    private record Reading(Instant at, long bytes) {}

    private FlightRecording(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /** Has a running process write its recording and reads it. */
    static FlightRecording of(long pid, Instant from, Instant to)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("steady", ".jfr");
        try {
            dump(pid, file);
            FlightRecording recording = new FlightRecording(from, to);
            try (RecordingFile events = new RecordingFile(file)) {
                while (events.hasMoreEvents()) {
                    recording.read(events.readEvent());
                }
            }
            return recording;
        } finally {
            Files.delete(file);
        }
    }

    private static void dump(long pid, Path file) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process =
                new ProcessBuilder(jcmd, Long.toString(pid), "JFR.dump", "filename=" + file)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("no flight recording: " + said);
        }
    }

    private void read(RecordedEvent event) {
        if (event.getStartTime().isBefore(from) || event.getStartTime().isAfter(to)) {
            return;
        }
        switch (event.getEventType().getName()) {
            case "jdk.ThreadAllocationStatistics" -> allocation(event);
            case "jdk.ObjectAllocationSample" -> sample(event);
            case "jdk.GCPhasePause" -> pause(event.getDuration());
            case "jdk.ExecuteVMOperation" -> {
                if (event.getBoolean("safepoint")) {
                    pause(event.getDuration());
                }
            }
            default -> {}
        }
    }

    private void allocation(RecordedEvent event) {
        if (isRelay(event.getThread("thread"))) {
            last = new Reading(event.getStartTime(), event.getLong("allocated"));
            first = first == null ? last : first;
        }
    }

    private void sample(RecordedEvent event) {
        if (isRelay(event.getThread())) {
            sites.add(event);
        }
    }

    private static boolean isRelay(@Nullable RecordedThread thread) {
        return thread != null && RELAY_THREAD.equals(thread.getJavaName());
    }

    private void pause(Duration duration) {
        pauses++;
        longestPause = duration.compareTo(longestPause) > 0 ? duration : longestPause;
    }

    /**
     * Bytes a second that the relay's thread allocated, between the first and the last time it was
     * looked at.
     */
    double allocatedPerSecond() throws IOException {
        if (first == null || last == null || !last.at().isAfter(first.at())) {
            throw new IOException("the recording does not know the thread " + RELAY_THREAD);
        }
        long nanos = Duration.between(first.at(), last.at()).toNanos();
        return (last.bytes() - first.bytes()) * 1e9 / nanos;
    }

    /** Of that, what for. */
    AllocationSites sites() {
        return sites;
    }

    Duration longestPause() {
        return longestPause;
    }

    long pauses() {
        return pauses;
    }
}
