import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.event.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * Two devices of a kind in each room report every two seconds, and when they are asked to. The first
 * of each fails, in one of four ways: a camera says that it is black, a microphone that it gives
 * digital silence, a camera is unplugged, a camera hangs and says nothing, though its connection is
 * kept. The second takes over when it is told to, and answers.
 *
 * <p>java -cp (telemetry-ingest) DeviceSwitches.java KAFKA MQTT-PORT ROOMS
 */
public final class DeviceSwitches {
    private static final String SITE = "hq";
    private static final List<String> WAYS = List.of("black", "silent", "unplugged", "hung");
    private static final Duration WARM = Duration.ofSeconds(12);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final int port;
    private final Map<String, Instant> failed = new ConcurrentHashMap<>();
    private final Map<String, Instant> detected = new ConcurrentHashMap<>();
    private final Map<String, Instant> tookOver = new ConcurrentHashMap<>();
    private final Map<String, Instant> planKnows = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(4, Thread.ofPlatform().daemon().factory());
    private volatile boolean reads = true;

    private DeviceSwitches(int port) {
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        int rooms = Integer.parseInt(args[2]);
        DeviceSwitches bench = new DeviceSwitches(Integer.parseInt(args[1]));
        bench.beat(args[0]);
        Thread reader = Thread.ofPlatform().start(() -> bench.read(args[0]));
        List<Device> first = new ArrayList<>();
        for (int room = 1; room <= rooms; room++) {
            String kind = WAYS.get((room - 1) % WAYS.size()).equals("silent") ? "microphone" : "camera";
            first.add(bench.new Device("cam-a-" + room, kind));
            bench.new Device("cam-b-" + room, kind);
        }
        Thread.sleep(WARM);
        for (int room = 0; room < rooms; room++) {
            first.get(room).fail(WAYS.get(room % WAYS.size()));
            Thread.sleep(700);
        }
        boolean all = bench.awaitAll();
        bench.reads = false;
        reader.join();
        for (int way = 0; way < WAYS.size(); way++) {
            bench.print(WAYS.get(way), first.stream().map(one -> one.id).toList(), way);
        }
        long others = bench.detected.keySet().stream().filter(id -> !bench.failed.containsKey(id)).count();
        System.out.printf("incidents of devices that work: %d%n", others);
        System.exit(all && others == 0 ? 0 : 1);
    }

    /** A device with a connection of its own, MQTT 3.1.1 as in its sections 2 and 3. */
    private final class Device {
        private final String id;
        private final String kind;
        private final Socket socket;
        private volatile boolean reports = true;
        private volatile String status = "online";
        private volatile Instant lastReport = Instant.now();

        Device(String id, String kind) throws IOException {
            this.id = id;
            this.kind = kind;
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(body);
            out.writeUTF("MQTT");
            out.writeByte(4);
            out.writeByte(0b0000_1110); // will of QoS 1, clean session
            out.writeShort(30);
            out.writeUTF(id);
            out.writeUTF(topic("status"));
            out.writeUTF("{\"kind\":\"" + kind + "\",\"status\":\"offline\"}");
            send(0x10, body.toByteArray());
            socket.getInputStream().readNBytes(4);
            subscribe();
            Thread.ofVirtual().start(this::listen);
            long phase = (long) (Math.random() * 2_000);
            timer.scheduleAtFixedRate(this::report, phase, 2_000, TimeUnit.MILLISECONDS);
        }

        void fail(String way) throws IOException {
            switch (way) {
                case "black", "silent" -> {
                    status = way;
                    failed.put(id, Instant.now());
                    report();
                }
                case "unplugged" -> {
                    reports = false;
                    failed.put(id, Instant.now());
                    socket.close();
                }
                default -> {
                    reports = false;
                    failed.put(id, lastReport);
                }
            }
        }

        private void report() {
            if (reports) {
                lastReport = Instant.now();
                publish("status", Map.of("kind", kind, "status", status));
            }
        }

        private void publish(String word, Map<String, String> content) {
            try {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                new DataOutputStream(body).writeUTF(topic(word));
                body.writeBytes(EventJson.mapper().writeValueAsBytes(content));
                send(0x30, body.toByteArray());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void subscribe() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(body);
            out.writeShort(1);
            out.writeUTF(topic("command"));
            out.writeByte(0);
            send(0x82, body.toByteArray());
        }

        private void listen() {
            try {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                while (true) {
                    int kind = in.readUnsignedByte() >> 4;
                    byte[] body = in.readNBytes(length(in));
                    if (kind == 3) {
                        int topic = (body[0] & 0xFF) << 8 | body[1] & 0xFF;
                        obey(new String(body, 2 + topic, body.length - 2 - topic, StandardCharsets.UTF_8));
                    }
                }
            } catch (EOFException | SocketException _) {
                // unplugged
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void obey(String command) throws IOException {
            JsonNode json = EventJson.mapper().readTree(command);
            if (!reports) {
                return;
            }
            if (json.path("command").asText().equals("report")) {
                report();
            } else {
                tookOver.putIfAbsent(json.path("inPlaceOf").asText(), Instant.now());
            }
            publish(
                    "outcome",
                    Map.of("commandId", json.path("commandId").asText(), "result", "applied"));
        }

        private synchronized void send(int kind, byte[] body) throws IOException {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            packet.write(kind);
            int left = body.length;
            do {
                packet.write(left > 127 ? left % 128 | 0x80 : left);
                left /= 128;
            } while (left > 0);
            packet.writeBytes(body);
            socket.getOutputStream().write(packet.toByteArray());
        }

        private static int length(DataInputStream in) throws IOException {
            int length = 0;
            int shift = 0;
            int octet;
            do {
                octet = in.readUnsignedByte();
                length |= (octet & 0x7F) << shift;
                shift += 7;
            } while ((octet & 0x80) != 0);
            return length;
        }

        private String topic(String word) {
            return "evenkeel/v1/" + SITE + "/" + id + "/" + word;
        }
    }

    private boolean awaitAll() throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(limit)) {
            if (planKnows.keySet().containsAll(failed.keySet())) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    /** A relay that is well: a judge that hears none holds its judgement. */
    private void beat(String kafka) {
        var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka),
                        new StringSerializer(),
                        new ByteArraySerializer());
        timer.scheduleAtFixedRate(
                () ->
                        producer.send(
                                EventCodec.encode(
                                        new Event<>(
                                                UUID.randomUUID().toString(),
                                                "/bench",
                                                EventTypes.RELAY_HEARTBEAT,
                                                "relay-a",
                                                Instant.now(),
                                                null,
                                                new RelayHeartbeat(
                                                        "relay-a",
                                                        "relay-a",
                                                        1,
                                                        RelayState.READY,
                                                        "local",
                                                        "http://x",
                                                        "x:1",
                                                        new RelayLoad(0, 0, 0, 0, 0, 0),
                                                        List.of(),
                                                        List.of(),
                                                        Instant.now())))),
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
                    List.of(Topics.INCIDENT_LIFECYCLE, Topics.PLAN_RUNS).stream()
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
        if (event.type() == EventTypes.INCIDENT_OPENED && event.data() instanceof Incident one) {
            detected.putIfAbsent(one.cause().id(), now);
        } else if (event.data() instanceof PlanRun run
                && run.planId().equals("device-failure")
                && run.steps().getFirst().state() == PlanStepRun.State.DONE) {
            planKnows.putIfAbsent(run.target().id(), now);
        }
    }

    private void print(String way, List<String> ids, int place) {
        List<String> its = new ArrayList<>();
        for (int i = place; i < ids.size(); i += WAYS.size()) {
            its.add(ids.get(i));
        }
        System.out.printf(
                "FIGURE 8 %s: %d devices · detected %s · other device %s · plan's step done %s%n",
                way,
                its.size(),
                figures(its, detected),
                figures(its, tookOver),
                figures(its, planKnows));
    }

    private String figures(List<String> ids, Map<String, Instant> found) {
        long[] millis =
                ids.stream()
                        .filter(found::containsKey)
                        .mapToLong(id ->
                                Duration.between(failed.get(id), found.get(id)).toMillis())
                        .sorted()
                        .toArray();
        return millis.length == 0
                ? "none"
                : "%d of %d, p50 %d, max %d ms"
                        .formatted(
                                millis.length,
                                ids.size(),
                                millis[millis.length / 2],
                                millis[millis.length - 1]);
    }
}
