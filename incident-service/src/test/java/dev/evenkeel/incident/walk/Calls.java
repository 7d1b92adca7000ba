package dev.evenkeel.incident.walk;

import static io.restassured.RestAssured.given;

import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.badinput.Caller;
import dev.evenkeel.testkit.openapi.Operation;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/**
 * Calls operations as a person of one role. No body does anything that goes on: drills are of no
 * meeting, planned ones in the past, and runs without their incident.
 */
final class Calls implements Caller {
    /** Nobody at all: no token is shown. */
    static final String NOBODY = "nobody";

    private static final RestAssuredConfig AS_IT_IS =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private static final Map<String, String> PATHS =
            Map.of(
                    "ActionResource", "/api/v1/incidents/none/resolve",
                    "RunResource_act", "/api/v1/plan-runs/none/approve",
                    "StartResource", "/api/v1/plans/relay-loss/runs",
                    "DryRunResource", "/api/v1/plans/relay-loss/dry-run",
                    "PlanResource_plan", "/api/v1/plans/relay-loss");

    private static final Map<String, Object> TARGET = Map.of("domain", "relay", "id", "relay-none");

    private static final Map<String, Map<String, ?>> BODIES =
            Map.of(
                    "ActionResource_act",
                    Map.of("by", "Ada", "reason", "over"),
                    "RunResource_act",
                    Map.of("reason", "over"),
                    "StartResource_start",
                    Map.of("target", TARGET),
                    "DryRunResource_dryRun",
                    Map.of("target", TARGET),
                    "DrillResource_begin",
                    Map.of("planId", "relay-loss", "fault", "kill", "meetingId", "none"),
                    "CalendarResource_plan",
                    Map.of(
                            "planId",
                            "relay-loss",
                            "fault",
                            "kill",
                            "start",
                            "2020-01-01T03:00",
                            "zone",
                            "Europe/Berlin",
                            "rule",
                            "FREQ=WEEKLY"),
                    "SilenceResource_silence",
                    Map.of(
                            "match",
                            Map.of("site", "nowhere-" + UUID.randomUUID()),
                            "until",
                            "2100-01-01T00:00:00Z",
                            "from",
                            "2099-12-31T00:00:00Z",
                            "author",
                            "Ada",
                            "reason",
                            "works"));

    private final String role;

    Calls(String role) {
        this.role = role;
    }

    /** With a body that is refused once it is known who asks, or none. */
    Response call(Operation operation) {
        RequestSpecification request = request();
        if (operation.hasJsonBody()) {
            boolean isHarmless = operation.id().equals("DryRunResource_dryRun");
            request.contentType("application/json").body(isHarmless ? body(operation) : Map.of());
        }
        return request.request(operation.method(), path(operation));
    }

    @Override
    public String path(Operation operation) {
        String resource = operation.id().substring(0, operation.id().indexOf('_'));
        String known = PATHS.getOrDefault(operation.id(), PATHS.get(resource));
        return known == null ? operation.path().replaceAll("\\{[^}]*}", "none") : known;
    }

    @Override
    public Object body(Operation operation) {
        return BODIES.get(operation.id());
    }

    @Override
    public Response send(Operation operation, String contentType, String body) {
        return request()
                .header("Content-Type", contentType)
                .body(body)
                .request(operation.method(), path(operation));
    }

    @Override
    public Response sendTo(Operation operation, String rawPath) {
        RequestSpecification request = request().urlEncodingEnabled(false);
        if (operation.hasJsonBody()) {
            request.contentType("application/json").body(body(operation));
        }
        return request.request(operation.method(), rawPath);
    }

    private RequestSpecification request() {
        RequestSpecification request =
                given().config(AS_IT_IS).header("Idempotency-Key", UUID.randomUUID().toString());
        return role.equals(NOBODY)
                ? request
                : request.header(
                        "Authorization",
                        "Bearer " + TestTokens.console("a-aaaaaaaaaaaa", role).sign());
    }
}
