package dev.evenkeel.room.crowd;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The memory of another JVM on this machine, by {@code jcmd}, its metrics and Linux's proc(5). */
final class ServiceProcess {
    private static final int COLLECTIONS = 3;

    private final HttpClient http = HttpClient.newHttpClient();
    private final long id;
    private final URI metrics;

    ServiceProcess(long id, URI base) {
        this.id = id;
        this.metrics = base.resolve("/q/metrics");
    }

    /**
     * All in bytes.
     *
     * @param heap in use
     * @param direct in use outside of it: buffers of NIO and whatever Netty has allocated
     * @param resident of the whole process
     */
    record Memory(long heap, long direct, long resident) {
        long used() {
            return heap + direct;
        }
    }

    /** What is in use after full collections; cleaners of buffers run between them. */
    Memory collected() throws IOException, InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            collect();
        }
        List<String> lines = metrics();
        return new Memory(
                sum(lines, "jvm_memory_used_bytes{area=\"heap\""),
                sum(lines, "jvm_buffer_memory_used_bytes{id=\"direct\"")
                        + sum(lines, "netty_allocator_memory_used", "memory_type=\"direct\""),
                resident());
    }

    private void collect() throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(id),
                                "GC.run")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private List<String> metrics() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(metrics).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }

    private static long sum(List<String> lines, String start, String... parts) {
        return (long)
                lines.stream()
                        .filter(line -> line.startsWith(start))
                        .filter(line -> List.of(parts).stream().allMatch(line::contains))
                        .mapToDouble(line ->
                                Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
    }

    private long resident() throws IOException {
        String line =
                Files.readAllLines(Path.of("/proc", Long.toString(id), "status")).stream()
                        .filter(one -> one.startsWith("VmRSS:"))
                        .findFirst()
                        .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
    }
}
