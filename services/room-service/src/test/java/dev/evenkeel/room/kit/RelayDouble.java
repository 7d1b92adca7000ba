package dev.evenkeel.room.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.contracts.relay.RelayStopped;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A relay as room-service sees it: real heartbeats on the real topic, a real control API that
 * writes down what it is told. It carries no media.
 */
public final class RelayDouble implements AutoCloseable {
    private static final String PASSWORD = "0123456789abcdefghijklmn";
    private static final String PROBLEM =
            "{\"type\":\"urn:evenkeel:problem:not-acceptable\",\"status\":406}";

    private final String relayId;
    private final HttpServer control;
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final List<ControlCall> calls = new CopyOnWriteArrayList<>();
    private volatile String instanceId = UUID.randomUUID().toString();
    private volatile boolean beating = true;
    private volatile boolean fenced;
    private volatile int sessions;
    private volatile double cpuRatio;
    private volatile String region = "local";
    private final AtomicInteger streams = new AtomicInteger();
    private volatile int offerStatus = 201;
    private volatile long silentMillis;
    private volatile long sequence;

    /** One call of the control API. */
    public record ControlCall(String method, String path, JsonNode body, String authorization) {}

    public RelayDouble(String relayId, String bootstrapServers) {
        this.relayId = relayId;
        this.control = listen();
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "max.block.ms", 200,
                                "reconnect.backoff.max.ms", 500,
                                "delivery.timeout.ms", 1000,
                                "request.timeout.ms", 500),
                        new StringSerializer(),
                        new ByteArraySerializer());
        timer.scheduleWithFixedDelay(this::beat, 0, 200, TimeUnit.MILLISECONDS);
    }

    public String relayId() {
        return relayId;
    }

    public String instanceId() {
        return instanceId;
    }

    /** No more heartbeats, no answers: as after {@code kill -9}. */
    public void die() {
        beating = false;
    }

    /** The same process is heard again. */
    public void wake() {
        beating = true;
    }

    /** A new process under the same name. */
    public void restart() {
        instanceId = UUID.randomUUID().toString();
        sequence = 0;
        beating = true;
    }

    /** Whether it refuses what it is told, as a relay does that just woke. */
    public void fence(boolean yes) {
        fenced = yes;
    }

    public void load(int count) {
        sessions = count;
    }

    /** How much of its CPU it says it uses, 0–1. */
    public void busy(double ratio) {
        cpuRatio = ratio;
    }

    /** Where it says it stands. */
    public void standsIn(String place) {
        region = place;
    }

    /** How it answers offers of streams from now on: 201, or as a relay refuses. */
    public void answerOffers(int status) {
        offerStatus = status;
    }

    /** For how long it has not heard the clients of streams. */
    public void streamsSilentFor(Duration silence) {
        silentMillis = silence.toMillis();
    }

    /** Everything it was told. */
    public List<ControlCall> calls() {
        return List.copyOf(calls);
    }

    /** What it was told about a meeting. */
    public List<ControlCall> calls(String meetingId) {
        return calls.stream().filter(call -> call.path().contains(meetingId)).toList();
    }

    /** Epochs of placements it was told. */
    public List<Long> epochs(String meetingId) {
        return calls(meetingId).stream()
                .filter(call -> call.method().equals("PUT"))
                .map(call -> call.body().get("epoch").asLong())
                .toList();
    }

    /** Says goodbye in order. */
    public void stopInOrder() {
        beating = false;
        publish(EventTypes.RELAY_STOPPED, new RelayStopped(relayId, instanceId, Instant.now()));
    }

    public <T> void publish(EventType<T> type, T data) {
        producer.send(
                EventCodec.encode(
                        new Event<>(
                                UUID.randomUUID().toString(),
                                "/relays/" + relayId,
                                type,
                                relayId,
                                Instant.now(),
                                null,
                                data)));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        control.stop(0);
        producer.close(Duration.ZERO);
    }

    private void beat() {
        if (beating) {
            publish(EventTypes.RELAY_HEARTBEAT, heartbeat());
        }
    }

    private RelayHeartbeat heartbeat() {
        return new RelayHeartbeat(
                relayId,
                instanceId,
                ++sequence,
                RelayState.READY,
                region,
                "http://127.0.0.1:" + control.getAddress().getPort(),
                "127.0.0.1:9",
                new RelayLoad(0, sessions, 0, 0, cpuRatio, 0),
                List.of(),
                List.of(),
                Instant.now());
    }

    private HttpServer listen() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/control/v1/", this::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!beating) {
                return;
            }
            calls.add(
                    new ControlCall(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            json(body),
                            exchange.getRequestHeaders().getFirst("Authorization")));
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/streams")) {
                say(exchange, offerStatus, offerStatus == 201 ? opened() : PROBLEM);
            } else if (path.endsWith("/ice")) {
                say(exchange, 200, "{\"ufrag\":\"again123\",\"password\":\"" + PASSWORD + "\"}");
            } else if (path.contains("/sessions/") && exchange.getRequestMethod().equals("GET")) {
                say(exchange, 200, "{\"connected\":true,\"silentMillis\":" + silentMillis + "}");
            } else {
                exchange.sendResponseHeaders(fenced ? 503 : 204, -1);
            }
        }
    }

    private String opened() {
        int number = streams.incrementAndGet();
        return "{\"sessionId\":\"s-%s-%d\",\"answer\":\"v=0\\r\\na=ice-ufrag:first%03d\\r\\n\"}"
                .formatted(relayId, number, number);
    }

    private static void say(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static JsonNode json(String body) throws JsonProcessingException {
        return EventJson.mapper().readTree(body.isEmpty() ? "null" : body);
    }
}
