import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sends batches of device reports as fast as the door acknowledges them, over some connections, and
 * prints how many a second were. Then writes a thousand of the events as they are on the topic to a
 * file, one a line, so that Kafka's own tool can send the same bytes.
 *
 * <p>java -cp (kafka-clients) Throughput.java URL TOKEN KAFKA SECONDS CONNECTIONS BATCH FILE
 */
public final class Throughput {
    private static final String TOPIC = "telemetry.devices.v1";
    private static final int EXAMPLES = 1_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();

    public static void main(String[] args) throws Exception {
        int seconds = Integer.parseInt(args[3]);
        Throughput bench = new Throughput();
        bench.run(args[0], args[1], seconds / 2, Integer.parseInt(args[4]), args[5]); // warms up
        System.out.println(
                bench.run(args[0], args[1], seconds, Integer.parseInt(args[4]), args[5]));
        examples(args[2], Path.of(args[6]));
        System.exit(0);
    }

    private String run(String url, String token, int seconds, int connections, String batch)
            throws InterruptedException {
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
                            while (System.nanoTime() < end) {
                                post(url, token, body(sender, Integer.parseInt(batch)));
                            }
                        } finally {
                            done.countDown();
                        }
                    });
        }
        done.await();
        double took = (System.nanoTime() - began) / 1e9;
        return "%.0f %d".formatted(accepted.sum() / took, refused.sum());
    }

    private void post(String url, String token, String body) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            HttpResponse<String> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 202) {
                String text = answer.body();
                int at = text.indexOf("\"accepted\":") + "\"accepted\":".length();
                accepted.add(Long.parseLong(text.substring(at, text.indexOf(',', at))));
            } else {
                refused.increment();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long sequence;

    private synchronized long next(int count) {
        sequence += count;
        return sequence - count;
    }

    private String body(int sender, int batch) {
        String now = Instant.now().toString();
        long first = next(batch);
        StringBuilder body = new StringBuilder(batch * 230).append("{\"samples\":[");
        for (int i = 0; i < batch; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"sampleId\":\"")
                    .append(first + i)
                    .append("\",\"deviceId\":\"cam-")
                    .append(sender * batch + i)
                    .append("\",\"siteId\":\"hq\",\"kind\":\"camera\",\"status\":\"online\",")
                    .append("\"timestamp\":\"")
                    .append(now)
                    .append("\",\"power\":\"on\",\"temperatureCelsius\":41.5,")
                    .append("\"firmware\":\"1.8.44\",\"hoursUsed\":812.5}");
        }
        return body.append("]}").toString();
    }

    private static void examples(String kafka, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
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
                for (var event : consumer.poll(Duration.ofSeconds(1))) {
                    lines.add(new String(event.value(), StandardCharsets.UTF_8));
                }
            }
        }
        Files.write(file, lines.subList(0, EXAMPLES));
    }
}
