import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sends batches of device reports as fast as the door acknowledges them, over some connections, and
 * prints how many a second were, how many requests were refused, and microseconds of CPU a sample
 * of the door. Then writes some ten thousands of the records that are on the topic to a file, one a
 * line, so that Kafka's own tool can send as many bytes that compress no better.
 *
 * <p>It shares the machine with what it measures, so it spends next to nothing: plain sockets, and
 * requests written once in which only identities and times are overwritten.
 *
 * <p>java -cp (kafka-clients) Throughput.java URL TOKEN KAFKA WARM_UP SECONDS CONNECTIONS BATCH PID
 * FILE RATE (samples a second, 0: as many as are acknowledged)
 */
public final class Throughput {
    private static final String TOPIC = "telemetry.devices.v1";
    private static final int EXAMPLES = 50_000;

    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final AtomicLong sequence = new AtomicLong(System.currentTimeMillis() * 1_000);
    private final URI url;
    private final String token;
    private final int batch;
    private final long nanosEach;

    private Throughput(String url, String token, int batch, int connections, int rate) {
        this.url = URI.create(url);
        this.token = token;
        this.batch = batch;
        this.nanosEach = rate == 0 ? 0 : 1_000_000_000L * batch * connections / rate;
    }

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[5]);
        Throughput bench =
                new Throughput(
                        args[0],
                        args[1],
                        Integer.parseInt(args[6]),
                        connections,
                        Integer.parseInt(args[9]));
        ProcessHandle door = ProcessHandle.of(Long.parseLong(args[7])).orElseThrow();
        if (Integer.parseInt(args[3]) > 0) {
            bench.run(Integer.parseInt(args[3]), connections);
        }
        Duration before = door.info().totalCpuDuration().orElseThrow();
        double perSecond = bench.run(Integer.parseInt(args[4]), connections);
        Duration cpu = door.info().totalCpuDuration().orElseThrow().minus(before);
        System.out.printf(
                "%.0f %d %.2f%n",
                perSecond,
                bench.refused.sum(),
                cpu.toNanos() / 1e3 / Math.max(1, bench.accepted.sum()));
        examples(args[2], Path.of(args[8]));
        System.exit(0);
    }

    private double run(int seconds, int connections) throws InterruptedException {
        accepted.reset();
        refused.reset();
        long began = System.nanoTime();
        long end = began + Duration.ofSeconds(seconds).toNanos();
        CountDownLatch done = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            int sender = i;
            Thread.ofPlatform()
                    .start(() -> {
                        try {
                            send(sender, end);
                        } catch (IOException e) {
                            e.printStackTrace();
                            System.exit(1);
                        } finally {
                            done.countDown();
                        }
                    });
        }
        done.await();
        return accepted.sum() / ((System.nanoTime() - began) / 1e9);
    }

    private void send(int sender, long end) throws IOException {
        Request request = new Request(sender);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            for (long next = System.nanoTime(); System.nanoTime() < end; next += nanosEach) {
                LockSupport.parkNanos(nanosEach == 0 ? 0 : next - System.nanoTime());
                request.renew(sequence.getAndAdd(batch));
                out.write(request.bytes);
                out.flush();
                count(line(in), body(in));
            }
        }
    }

    private void count(String status, String answer) {
        if (status.startsWith("HTTP/1.1 202")) {
            int at = answer.indexOf("\"accepted\":") + "\"accepted\":".length();
            accepted.add(Long.parseLong(answer.substring(at, answer.indexOf(',', at))));
        } else {
            refused.increment();
        }
    }

    private static String line(BufferedInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the door hung up");
            } else if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static String body(BufferedInputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(header.substring("content-length:".length()).trim());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** A request whose identities and times are overwritten where they stand. */
    private final class Request {
        private static final int DIGITS = 16;
        final byte[] bytes;
        private final int[] ids = new int[batch];
        private final int[] times = new int[batch];

        Request(int sender) {
            StringBuilder body = new StringBuilder("{\"samples\":[");
            for (int i = 0; i < batch; i++) {
                body.append(i == 0 ? "{\"sampleId\":\"" : ",{\"sampleId\":\"");
                ids[i] = body.length();
                body.append("0".repeat(DIGITS))
                        .append("\",\"deviceId\":\"cam-")
                        .append(sender * batch + i)
                        .append("\",\"siteId\":\"hq\",\"kind\":\"camera\",\"status\":\"online\",")
                        .append("\"timestamp\":\"");
                times[i] = body.length();
                body.append("2026-01-01T00:00:00Z")
                        .append("\",\"power\":\"on\",\"temperatureCelsius\":41.5,")
                        .append("\"firmware\":\"1.8.44\",\"hoursUsed\":812.5}");
            }
            String head =
                    "POST "
                            + url.getPath()
                            + " HTTP/1.1\r\nHost: "
                            + url.getAuthority()
                            + "\r\nAuthorization: Bearer "
                            + token
                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + (body.append("]}").length())
                            + "\r\n\r\n";
            bytes = (head + body).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < batch; i++) {
                ids[i] += head.length();
                times[i] += head.length();
            }
        }

        void renew(long first) {
            byte[] now =
                    Instant.now()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString()
                            .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < batch; i++) {
                long id = first + i;
                for (int digit = DIGITS - 1; digit >= 0; digit--, id /= 10) {
                    bytes[ids[i] + digit] = (byte) ('0' + id % 10);
                }
                System.arraycopy(now, 0, bytes, times[i], now.length);
            }
        }
    }

    private static void examples(String kafka, Path file) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        var bytes = new ByteArrayDeserializer();
        try (var consumer =
                new KafkaConsumer<>(Map.of("bootstrap.servers", kafka), bytes, bytes)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TOPIC).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (lines.size() < EXAMPLES) {
                consumer.poll(Duration.ofSeconds(1)).forEach(event -> lines.add(line(event)));
            }
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] line : lines.subList(0, EXAMPLES)) {
                out.write(line);
                out.write('\n');
            }
        }
    }

    /** Value, key and headers after one another: the tool can send a value only. */
    private static byte[] line(ConsumerRecord<byte[], byte[]> event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(event.value());
        line.writeBytes(event.key());
        event.headers()
                .forEach(header -> {
                    line.writeBytes(header.key().getBytes(StandardCharsets.UTF_8));
                    line.writeBytes(header.value());
                });
        return line.toByteArray();
    }
}
