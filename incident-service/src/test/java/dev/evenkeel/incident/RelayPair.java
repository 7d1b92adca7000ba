package dev.evenkeel.incident;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Two relays with names of their own, which the service is known to see. */
public final class RelayPair implements AutoCloseable {
    private final EventSender sender;
    private SimulatedRelay a;
    private final SimulatedRelay b;

    private RelayPair(EventSender sender, SimulatedRelay a, SimulatedRelay b) {
        this.sender = sender;
        this.a = a;
        this.b = b;
    }

    public static RelayPair start(EventSender sender) {
        String suffix = UUID.randomUUID().toString().substring(0, 6);
        RelayPair pair =
                new RelayPair(
                        sender,
                        SimulatedRelay.start(sender, "relay-a-" + suffix),
                        SimulatedRelay.start(sender, "relay-b-" + suffix));
        pair.awaitReady();
        return pair;
    }

    public String a() {
        return a.relayId();
    }

    public String b() {
        return b.relayId();
    }

    /** Kills the first; the other tells. The time of death. */
    public Instant killA(String... meetingIds) {
        Instant killed = a.kill();
        b.reportLost(a.relayId(), meetingIds);
        return killed;
    }

    /** Starts the first again, as another process. */
    public void restartA() {
        a = SimulatedRelay.start(sender, a.relayId());
    }

    public void awaitReady() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() ->
                        Set.copyOf(
                                        given().get("/api/v1/relays")
                                                .jsonPath()
                                                .getList(
                                                        "relays.findAll { it.state == 'ready' }.relayId",
                                                        String.class))
                                .containsAll(List.of(a(), b())));
    }

    public void awaitMeetings(String relayId, String... meetingIds) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        given().get("/api/v1/relays")
                                .jsonPath()
                                .getList(
                                        "relays.find { it.relayId == '%s' }.meetings.meetingId"
                                                .formatted(relayId),
                                        String.class)
                                .containsAll(List.of(meetingIds)));
    }

    @Override
    public void close() {
        a.farewell();
        b.farewell();
    }
}
