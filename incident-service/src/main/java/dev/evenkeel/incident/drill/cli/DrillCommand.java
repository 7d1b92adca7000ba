package dev.evenkeel.incident.drill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.incident.drill.domain.DrillFault;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * {@code drill PLAN [FAULT]}: makes a meeting, has its relay or a part of the platform broken, and
 * prints how long the plan took. Exit status 0: within the targets; 1: not; 2: the call is wrong.
 */
public final class DrillCommand {
    private static final int WRONG_CALL = 2;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final PrintStream out;
    private final URI front;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    DrillCommand(PrintStream out, URI front, String token) {
        this.out = out;
        this.front = front;
        this.token = token;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        URI front = URI.create(System.getenv("EVENKEEL_FRONT_DOOR"));
        Path key = Path.of(System.getenv("EVENKEEL_PRIVATE_KEY"));
        String token =
                new TokenIssuer(KeyFiles.readPrivate(key), Clock.systemUTC())
                        .console("command-line", Set.of("operator"));
        System.exit(new DrillCommand(out, front, token).run(List.of(args)));
    }

    /** Carries out one call; the exit status. */
    int run(List<String> args) throws IOException, InterruptedException {
        String planId = args.isEmpty() ? "" : args.getFirst();
        List<DrillFault> faults =
                Arrays.stream(DrillFault.values())
                        .filter(one -> one.tries(planId))
                        .filter(one -> args.size() < 2 || one.word().equals(args.get(1)))
                        .toList();
        if (args.size() > 2 || faults.isEmpty()) {
            out.println("Usage: ./evenkeel drill relay-loss [kill|freeze]");
            out.println("       ./evenkeel drill relay-sick [loss]");
            out.println("       ./evenkeel drill service-down [service-crash|service-freeze]");
            out.println("       ./evenkeel drill broker-outage [broker-stop]");
            return WRONG_CALL;
        }
        JsonNode meeting = post("/api/v1/meetings", Map.of("title", "Drill"));
        String meetingId = meeting.path("meetingId").asText();
        post("/api/v1/meetings/" + meetingId + "/participants", Map.of("name", "Drill"));
        JsonNode drill =
                post(
                        "/api/v1/drills",
                        Map.of(
                                "planId",
                                planId,
                                "fault",
                                faults.getFirst().word(),
                                "meetingId",
                                meetingId));
        return follow(drill.path("drillId").asText());
    }

    private int follow(String drillId) throws IOException, InterruptedException {
        Instant until = Instant.now().plus(LIMIT);
        String said = "";
        JsonNode drill = get("/api/v1/drills/" + drillId);
        while (!drill.path("state").asText().equals("over") && Instant.now().isBefore(until)) {
            String state = drill.path("state").asText();
            if (!state.equals(said)) {
                out.println(state + " " + drill.path("target").asText(""));
                said = state;
            }
            Thread.sleep(500);
            drill = get("/api/v1/drills/" + drillId);
        }
        return report(drill);
    }

    private int report(JsonNode drill) {
        tell("detected", drill, "faultAt", "detectedAt", "detectMillis");
        boolean mended =
                Arrays.stream(DrillFault.values())
                        .filter(one -> one.word().equals(drill.path("fault").asText()))
                        .anyMatch(DrillFault::isMendedByPlan);
        if (mended) {
            tell("mitigated", drill, "faultAt", "mitigatedAt", "mitigateMillis");
        }
        tell("cleared", drill, "healedAt", "clearedAt", "clearMillis");
        String grade = drill.path("grade").asText("none");
        out.println("grade " + grade + " " + drill.path("detail").asText(""));
        return grade.equals("A") ? 0 : 1;
    }

    private void tell(String what, JsonNode drill, String from, String to, String target) {
        String took =
                drill.hasNonNull(from) && drill.hasNonNull(to)
                        ? Duration.between(
                                                Instant.parse(drill.path(from).asText()),
                                                Instant.parse(drill.path(to).asText()))
                                        .toMillis()
                                + " ms"
                        : "never";
        out.printf(
                "%-10s %10s   target %d ms%n",
                what, took, drill.path("targets").path(target).asLong());
    }

    private JsonNode post(String path, Map<String, String> body)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(front.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    request.uri().getPath()
                            + " answered "
                            + answer.statusCode()
                            + ": "
                            + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
