package dev.evenkeel.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What a relay's flight recording says of a stretch of time. */
final class FlightRecording {
    private static final String RELAY_THREAD = "relay-loop";

    private final Instant from;
    private final Instant to;
    private final Map<String, long[]> allocated = new HashMap<>();
    private Duration longestPause = Duration.ZERO;
    private long pauses;

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
        var thread = event.getThread("thread");
        String name = thread == null ? "" : thread.getJavaName();
        if (name != null && !name.isEmpty()) {
            long bytes = event.getLong("allocated");
            long[] firstAndLast = allocated.computeIfAbsent(name, _ -> new long[] {bytes, bytes});
            firstAndLast[1] = bytes;
        }
    }

    private void pause(Duration duration) {
        pauses++;
        longestPause = duration.compareTo(longestPause) > 0 ? duration : longestPause;
    }

    /** Bytes the relay's thread allocated, from the first to the last time it was looked at. */
    long allocatedByRelay() throws IOException {
        long[] firstAndLast = allocated.get(RELAY_THREAD);
        if (firstAndLast == null) {
            throw new IOException("the recording knows no thread " + RELAY_THREAD);
        }
        return firstAndLast[1] - firstAndLast[0];
    }

    Duration longestPause() {
        return longestPause;
    }

    long pauses() {
        return pauses;
    }
}
