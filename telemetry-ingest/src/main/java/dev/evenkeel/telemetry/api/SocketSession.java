package dev.evenkeel.telemetry.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.problem.JsonProblems;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.api.Door.Knock;
import dev.evenkeel.telemetry.domain.StrictJson;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.intake.Intake;
import dev.evenkeel.telemetry.intake.Outcome;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection. Messages are taken one at a time: while one is on its way to Kafka the socket is
 * not read, so that a sender that is too fast is slowed down by TCP and nothing piles up here.
 *
 * <pre>
 *   waiting ── hello with a good token ──▶ admitted ──▶ … ── token expired ──▶ closed 4401
 *      └─ 5 s, or anything else ──▶ closed 4401
 * </pre>
 */
final class SocketSession {
    static final short NOT_ADMITTED = 4401;
    private static final short UNSUPPORTED_DATA = 1003;
    private static final short TOO_LARGE = 1009;
    private static final short INTERNAL_ERROR = 1011;
    private static final int LONGEST_ID = 64;
    private static final Logger LOG = Logger.getLogger(SocketSession.class);

    private final ServerWebSocket socket;
    private final Optional<String> address;
    private final Door door;
    private final Intake intake;
    private final Clock clock;
    private volatile Knock.@Nullable Admitted admitted;

    /**
     * A connection that has just been opened.
     *
     * @param address where it comes from
     */
    SocketSession(
            ServerWebSocket socket,
            Optional<String> address,
            Door door,
            Intake intake,
            Clock clock) {
        this.socket = socket;
        this.address = address;
        this.door = door;
        this.intake = intake;
        this.clock = clock;
    }

    void open(Vertx vertx, Duration helloTimeout) {
        Context eventLoop = vertx.getOrCreateContext();
        long timer =
                vertx.setTimer(
                        helloTimeout.toMillis(),
                        _ -> {
                            if (admitted == null) {
                                socket.close(NOT_ADMITTED, "no hello came");
                            }
                        });
        socket.closeHandler(_ -> vertx.cancelTimer(timer));
        socket.exceptionHandler(this::fail);
        socket.binaryMessageHandler(_ -> socket.close(UNSUPPORTED_DATA, "text is expected"));
        socket.textMessageHandler(message -> receive(message, eventLoop));
    }

    /** Vert.x tells a message beyond its limit as an IllegalStateException. */
    private void fail(Throwable failure) {
        LOG.debugf(failure, "event=socket-failed");
        if (failure instanceof IllegalStateException) {
            socket.close(TOO_LARGE, "the message is too large");
        }
    }

    /** Off the event loop: judging takes its time. The order of messages is kept by the pause. */
    private void receive(String message, Context eventLoop) {
        socket.pause();
        Thread.ofVirtual()
                .name("telemetry-socket")
                .start(() -> {
                    Reply reply = handle(message);
                    eventLoop.runOnContext(_ -> {
                        give(reply);
                        socket.resume();
                    });
                });
    }

    private void give(Reply reply) {
        if (!socket.isClosed()) {
            switch (reply) {
                case Reply.Say(var message) -> socket.writeTextMessage(Answers.json(message));
                case Reply.HangUp(var code, var reason) -> socket.close(code, reason);
            }
        }
    }

    private Reply handle(String text) {
        try {
            JsonNode message = StrictJson.parse(text);
            return "hello".equals(message.path("type").asText())
                    ? hello(message)
                    : telemetry(message);
        } catch (JsonProcessingException e) {
            return problem(null, JsonProblems.of(e));
        } catch (RuntimeException e) {
            LOG.errorf(e, "event=failed");
            return new Reply.HangUp(INTERNAL_ERROR, "something went wrong here");
        }
    }

    private Reply hello(JsonNode message) {
        return switch (door.present(message.path("token").asText(), address)) {
            case Knock.TurnedAway(var problem) -> turnAway(String.valueOf(problem.detail()));
            case Knock.Admitted knock -> {
                admitted = knock;
                String name = knock.producer().name();
                yield new Reply.Say(new Message("welcome", null, name, null, null, null));
            }
        };
    }

    private Reply telemetry(JsonNode message) {
        Knock.Admitted sender = admitted;
        if (sender == null) {
            return turnAway("the first message is hello with a token");
        } else if (!clock.instant().isBefore(sender.until())) {
            return turnAway("the token has expired");
        }
        String id = identifier(message.path("id"));
        return firstFault(message, id)
                .map(problem -> problem(id, problem))
                .orElseGet(() -> take(sender, message, id));
    }

    private static @Nullable String identifier(JsonNode id) {
        return id.isTextual() || id.isIntegralNumber() ? id.asText() : null;
    }

    private static Optional<Problem> firstFault(JsonNode message, @Nullable String id) {
        if (id == null || id.length() > LONGEST_ID) {
            return Optional.of(
                    Problem.badField("/id", "a string or number of up to 64 characters", id));
        } else if (TelemetryKind.named(message.path("kind").asText()).isEmpty()) {
            return Optional.of(
                    Problem.badField(
                            "/kind",
                            "streams, devices, links or logs",
                            message.path("kind").asText()));
        }
        return message.path("samples").isArray()
                ? Optional.empty()
                : Optional.of(Problem.badField("/samples", "an array", message.get("samples")));
    }

    private Reply take(Knock.Admitted sender, JsonNode message, @Nullable String id) {
        TelemetryKind kind = TelemetryKind.named(message.path("kind").asText()).orElseThrow();
        Outcome outcome =
                intake.takeBatch(sender.producer(), kind, message.path("samples"))
                        .await()
                        .indefinitely();
        return switch (outcome) {
            case Outcome.Refused(var problem) -> problem(id, problem);
            case Outcome.Taken(var answer) -> {
                JsonNode json = EventJson.mapper().valueToTree(answer);
                yield new Reply.Say(new Message("ack", id, null, json, null, null));
            }
        };
    }

    private static Reply problem(@Nullable String id, Problem problem) {
        Duration wait = problem.retryAfter();
        Long retryAfterMillis = wait == null ? null : wait.toMillis();
        Problem identified = Answers.identified(problem);
        return new Reply.Say(new Message("problem", id, null, null, identified, retryAfterMillis));
    }

    private static Reply turnAway(String reason) {
        return new Reply.HangUp(NOT_ADMITTED, reason);
    }

    /** What becomes of a message. */
    private sealed interface Reply {
        record Say(Message message) implements Reply {}

        record HangUp(short code, String reason) implements Reply {}
    }

    /** What the server says. */
    private record Message(
            String type,
            @Nullable String id,
            @Nullable String producer,
            @Nullable JsonNode answer,
            @Nullable Problem problem,
            @Nullable Long retryAfterMillis) {}
}
