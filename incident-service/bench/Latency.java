import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * People one after another, each alone in a meeting and on a relay, send a sample a second through
 * the door and begin to lose packets in their seventh second. The rule {@code bench-path-lossy}
 * judges windows of 5 s without waiting. A window closes when the first sample beyond its end and
 * the grace of 300 ms has come: from before that sample is sent to the incident, and to the alert,
 * as a consumer has them, is what is measured.
 *
 * <p>java -cp (incident-service) Latency.java URL KEY KAFKA SECONDS NAME
 */
public final class Latency {
    private static final String RULE = "bench-path-lossy";
    private static final int PER_SECOND = 6;
    private static final int GOOD_SECONDS = 6;
    private static final int LOSSY_SECONDS = 4;

    /** Its sample closes the window that ends with the first lossy second. */
    private static final int CLOSING_SECOND = GOOD_SECONDS + 2;

    private static final int PACKETS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Instant> faults = new ConcurrentHashMap<>();
    private final Map<String, Instant> decisions = new ConcurrentHashMap<>();
    private final Map<String, Instant> incidents = new ConcurrentHashMap<>();
    private final Map<String, Instant> alerts = new ConcurrentHashMap<>();
    private final URI url;
    private final TokenIssuer tokens;
    private final int run = (int) (System.nanoTime() & 0xFFFF);
    private volatile boolean reads = true;

    private Latency(String url, Path key) {
        this.url = URI.create(url + "/streams");
        this.tokens = new TokenIssuer(KeyFiles.readPrivate(key), Clock.systemUTC());
    }

    public static void main(String[] args) throws Exception {
        Latency bench = new Latency(args[0], Path.of(args[1]));
        bench.beat(args[2]);
        Thread reader = Thread.ofPlatform().start(() -> bench.read(args[2]));
        bench.injectFor(Integer.parseInt(args[3]));
        bench.awaitAll();
        bench.reads = false;
        reader.join();
        System.out.printf(
                "%s: %d faults · decided %s · incident %s · alert %s%n",
                args[4],
                bench.faults.size(),
                bench.figures(bench.decisions),
                bench.figures(bench.incidents),
                bench.figures(bench.alerts));
        System.exit(0);
    }

    /** Some people a second; each sends well beyond the grace of 300 ms, at a time of its own. */
    private void injectFor(int seconds) throws InterruptedException {
        try (ScheduledExecutorService timer =
                Executors.newScheduledThreadPool(32, Thread.ofVirtual().factory())) {
            int people = Math.max(1, seconds - GOOD_SECONDS - LOSSY_SECONDS) * PER_SECOND;
            long untilWhole = 1_000 - System.currentTimeMillis() % 1_000;
            for (int i = 0; i < people; i++) {
                int number = i;
                long phase = 400 + i * 37 % 300;
                for (int second = 1; second <= GOOD_SECONDS + LOSSY_SECONDS; second++) {
                    int now = second;
                    timer.schedule(
                            () -> send(number, now),
                            untilWhole + (second + i / PER_SECOND) * 1_000L + phase,
                            TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    private void send(int number, int second) {
        String meetingId = meeting(number);
        String participantId = "p-" + letters(number, 12);
        long lost = 30L * Math.max(0, second - GOOD_SECONDS);
        Instant at = Instant.now();
        StreamSample sample = sample(meetingId, participantId, number, at, second, lost);
        Instant before = Instant.now();
        if (second == CLOSING_SECOND) {
            faults.put(participantId, before);
        }
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(url)
                                    .header(
                                            "Authorization",
                                            "Bearer " + tokens.telemetry(participantId, meetingId))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    EventJson.mapper().writeValueAsString(sample)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                System.err.println(answer.body());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private StreamSample sample(
            String meetingId, String participantId, int number, Instant at, int second, long lost) {
        Map<String, Object> fields =
                Map.ofEntries(
                        Map.entry("sampleId", UUID.randomUUID().toString()),
                        Map.entry("reporter", "client"),
                        Map.entry("meetingId", meetingId),
                        Map.entry("participantId", participantId),
                        Map.entry("relayId", "relay-" + run + "-" + number),
                        Map.entry("direction", "inbound"),
                        Map.entry("kind", "audio"),
                        Map.entry("source", "microphone"),
                        Map.entry("ssrc", 4711),
                        Map.entry("active", true),
                        Map.entry("timestamp", at.toString()),
                        Map.entry("packetsReceived", (long) PACKETS * second - lost),
                        Map.entry("packetsLost", lost),
                        Map.entry("bytesReceived", 5_000L * second),
                        Map.entry("jitter", 0.004),
                        Map.entry("roundTripTime", 0.03));
        return EventJson.mapper().convertValue(fields, StreamSample.class);
    }

    private String meeting(int number) {
        String letters = letters(number, 10);
        return letters.substring(0, 3) + "-" + letters.substring(3, 7) + "-" + letters.substring(7);
    }

    private String letters(int number, int length) {
        StringBuilder letters = new StringBuilder();
        long rest = (long) run * 100_000 + number;
        for (int i = 0; i < length; i++, rest /= LETTERS.length()) {
            letters.append(LETTERS.charAt((int) (rest % LETTERS.length())));
        }
        return letters.toString();
    }

    private void awaitAll() throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(limit)
                && !(incidents.keySet().containsAll(faults.keySet())
                        && alerts.keySet().containsAll(faults.keySet()))) {
            Thread.sleep(100);
        }
    }

    /** A relay that is well: a judge that hears none holds its judgement. */
    private void beat(String kafka) {
        String relayId = "relay-" + run;
        RelayHeartbeat beat =
                new RelayHeartbeat(
                        relayId,
                        relayId,
                        1,
                        RelayState.READY,
                        "local",
                        "http://x",
                        "x:1",
                        new RelayLoad(0, 0, 0, 0, 0, 0),
                        List.of(),
                        List.of(),
                        Instant.now());
        var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka),
                        new StringSerializer(),
                        new ByteArraySerializer());
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())
                .scheduleAtFixedRate(
                        () ->
                                producer.send(
                                        EventCodec.encode(
                                                new Event<>(
                                                        UUID.randomUUID().toString(),
                                                        "/bench",
                                                        EventTypes.RELAY_HEARTBEAT,
                                                        relayId,
                                                        Instant.now(),
                                                        null,
                                                        beat))),
                        0,
                        500,
                        TimeUnit.MILLISECONDS);
    }

    private void read(String kafka) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka, "fetch.max.wait.ms", 50),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    List.of(Topics.INCIDENT_LIFECYCLE, Topics.ALERT_NOTIFICATIONS).stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (reads) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::take);
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        Instant now = Instant.now();
        Decoded decoded =
                EventCodec.decode(
                        message.topic(), message.key(), message.headers(), message.value());
        if (!(decoded instanceof Decoded.Known(var event))) {
            return;
        }
        if (event.type() == EventTypes.INCIDENT_OPENED
                && event.data() instanceof Incident incident
                && incident.rule().equals(RULE)) {
            decisions.putIfAbsent(person(incident.cause().id()), incident.openedAt());
            incidents.putIfAbsent(person(incident.cause().id()), now);
        } else if (event.data() instanceof AlertNotification alert
                && alert.eventClass().equals(RULE)) {
            alerts.putIfAbsent(person(alert.source()), now);
        }
    }

    private static String person(String causeId) {
        return causeId.substring(causeId.indexOf('/') + 1);
    }

    private String figures(Map<String, Instant> found) {
        long[] millis =
                faults.entrySet().stream()
                        .filter(fault -> found.containsKey(fault.getKey()))
                        .mapToLong(fault ->
                                Duration.between(fault.getValue(), found.get(fault.getKey()))
                                        .toMillis())
                        .sorted()
                        .toArray();
        if (millis.length == 0) {
            return "none";
        }
        return "%d of %d, p50 %d, p99 %d, max %d ms"
                .formatted(
                        millis.length,
                        faults.size(),
                        millis[millis.length / 2],
                        millis[Math.min(millis.length - 1, (int) (millis.length * 0.99))],
                        Arrays.stream(millis).max().orElseThrow());
    }
}
