package dev.evenkeel.media.app;

import static io.restassured.RestAssured.given;

import dev.evenkeel.testkit.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Room-service, as far as the relay sees it. */
public final class Control {
    private Control() {}

    public static Response place(String meetingId, long epoch, String primary, String standby) {
        return place(meetingId, epoch, primary, standby, Map.of());
    }

    public static Response place(
            String meetingId,
            long epoch,
            String primary,
            String standby,
            Map<String, String> bridges) {
        Map<String, Object> body = new HashMap<>();
        body.put("epoch", epoch);
        body.put("primary", primary);
        body.put("standby", standby);
        body.put("bridges", bridges);
        return place(meetingId, body);
    }

    /** A meeting on several pairs, of which the first is relays a and b. */
    public static Response spread(String meetingId, long epoch, List<Map<String, Object>> further) {
        return place(
                meetingId,
                Map.of(
                        "epoch",
                        epoch,
                        "primary",
                        "relay-a",
                        "standby",
                        "relay-b",
                        "branches",
                        further));
    }

    /** With what each receiver gets at most. */
    public static Response hold(String meetingId, long epoch, Map<String, Object> ceiling) {
        return place(meetingId, Map.of("epoch", epoch, "primary", "relay-a", "ceiling", ceiling));
    }

    private static Response place(String meetingId, Map<String, Object> body) {
        return asRoomService()
                .contentType("application/json")
                .body(body)
                .put("/control/v1/meetings/{id}/placement", meetingId);
    }

    public static Response remove(String meetingId, String participantId) {
        return asRoomService()
                .delete(
                        "/control/v1/meetings/{id}/participants/{participant}",
                        meetingId,
                        participantId);
    }

    public static Response end(String meetingId) {
        return asRoomService().delete("/control/v1/meetings/{id}", meetingId);
    }

    /** Empties the relay; {@link #resume} takes it back into use. */
    public static Response drain() {
        return asRoomService().put("/control/v1/drain");
    }

    public static Response resume() {
        return asRoomService().delete("/control/v1/drain");
    }

    public static Response state() {
        return asRoomService().get("/control/v1/state");
    }

    public static RequestSpecification asRoomService() {
        return given().header("Authorization", "Bearer " + TestTokens.relayControl().sign());
    }
}
