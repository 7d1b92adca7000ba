package dev.evenkeel.room.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Meetings full of people, made and entered as browsers do: over HTTP, then by WebSocket. */
final class Crowd implements AutoCloseable {
    private static final int AT_ONCE = 16;
    private static final int PATIENCE_SECONDS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient sockets =
            vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(100_000));
    private final URI base;
    private final Delays delays = new Delays();
    private final List<List<Attendee>> meetings = new ArrayList<>();

    Crowd(URI base) {
        this.base = base;
    }

    /** Opens meetings and fills them; everybody has been welcomed when it returns. */
    void gather(int count, int peopleEach) throws Exception {
        List<List<Future<Attendee>>> coming = new ArrayList<>();
        try (ExecutorService doors = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < count; i++) {
                String meetingId = post("/api/v1/meetings", "{}").get("meetingId").asText();
                List<Future<Attendee>> people = new ArrayList<>();
                for (int person = 0; person < peopleEach; person++) {
                    people.add(doors.submit(joining(meetingId, person)));
                }
                coming.add(people);
            }
        }
        for (List<Future<Attendee>> people : coming) {
            List<Attendee> here = new ArrayList<>();
            for (Future<Attendee> person : people) {
                here.add(person.get());
            }
            meetings.add(here);
        }
    }

    /** People by meeting. */
    List<List<Attendee>> meetings() {
        return meetings;
    }

    List<Attendee> everybody() {
        return meetings.stream().flatMap(List::stream).toList();
    }

    Delays delays() {
        return delays;
    }

    /** Everybody leaves, in order. */
    void disperse() throws Exception {
        everybody().forEach(Attendee::leave);
        for (Attendee person : everybody()) {
            person.gone().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Callable<Attendee> joining(String meetingId, int number) {
        return () -> {
            JsonNode admission =
                    post(
                            "/api/v1/meetings/" + meetingId + "/participants",
                            "{\"name\":\"Person %d\"}".formatted(number));
            WebSocket socket =
                    sockets.connect(base.getPort(), base.getHost(), "/ws/v1/meetings/" + meetingId)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Attendee attendee = new Attendee(meetingId, admission, socket, delays);
            attendee.welcome().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return attendee;
        };
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException(path + ": " + response.statusCode() + " " + response.body());
        }
        return EventJson.mapper().readTree(response.body());
    }
}
