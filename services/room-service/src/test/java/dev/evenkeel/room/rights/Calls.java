package dev.evenkeel.room.rights;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.Pictures;
import dev.evenkeel.room.schedule.kit.Planning;
import dev.evenkeel.testkit.openapi.Operation;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Calls an operation as somebody, with everything that somebody has to show, and a good body. */
public final class Calls {
    private static final String OFFER =
            "v=0\r\na=ice-ufrag:theirs\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";
    private static final RestAssuredConfig AS_IT_IS =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs("application/sdp", ContentType.TEXT)
                                    .encodeContentTypeAs("text/calendar", ContentType.TEXT)
                                    .encodeContentTypeAs(
                                            "application/trickle-ice-sdpfrag", ContentType.TEXT)
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    /** Bodies that the example of the description cannot be. */
    private static final Map<String, BiFunction<Cast, Who, Object>> BODIES =
            Map.ofEntries(
                    entry("AccountResource_change", (_, _) -> Map.of("name", "Ann")),
                    entry("ConfirmationResource_confirm", Calls::proof),
                    entry("SecondFactorResource_activate", (_, _) -> Map.of()),
                    entry("PasskeyResource_add", (_, _) -> Map.of("name", "Key")),
                    entry("PasskeySessionResource_signIn", (_, _) -> Map.of()),
                    entry("ConfirmationResource_confirmWithPasskey", (_, _) -> Map.of()),
                    entry("RegistrationResource_register", (_, _) -> newcomer()),
                    entry("PeopleResource_invite", (_, _) -> newcomer()),
                    entry("PeopleResource_roles", (_, _) -> Map.of("roles", List.of("host"))),
                    entry("PeopleResource_disabled", (_, _) -> Map.of("disabled", false)),
                    entry("GroupResource_create", (_, _) -> Cast.newGroup()),
                    entry("GroupResource_change", (_, _) -> Cast.newGroup()),
                    entry(
                            "SessionResource_signIn",
                            (cast, _) ->
                                    Map.of(
                                            "email",
                                            cast.subject().email(),
                                            "password",
                                            Persona.PASSWORD)),
                    entry("MeetingsResource_admit", Calls::admission),
                    entry("FeedbackResource_give", Calls::feedback),
                    entry("TaskResource_write", (_, _) -> Map.of("text", "Write it down")),
                    entry("TaskResource_done", (_, _) -> Map.of("done", true)),
                    entry("OwnTasksResource_done", (_, _) -> Map.of("done", true)),
                    entry("ParticipantAccountResource_link", Calls::ownSeat),
                    entry(
                            "ScheduledMeetingsResource_create",
                            (cast, _) -> cast.plan(Planning.drawEmail("invited"))),
                    entry("ScheduledMeetingsResource_change", (cast, _) -> cast.plan()),
                    entry("OccurrenceResource_change", (_, _) -> Map.of("title", "Another")),
                    entry(
                            "ScheduledMeetingsResource_answer",
                            (_, _) -> Map.of("answer", "accepted")),
                    entry(
                            "StreamsResource_offer",
                            (_, _) -> Map.of("use", "watch", "name", "Foyer")));

    private final Cast cast;
    private final List<Streams> streams = new ArrayList<>();
    private final AtomicInteger occurrence = new AtomicInteger();
    private @Nullable String image;
    private @Nullable String task;

    public Calls(Cast cast) {
        this.cast = cast;
    }

    /** Calls it about the own meeting, or another. */
    public Response call(Operation operation, Who who, boolean own) {
        RequestSpecification request = request(operation, who);
        Addressed address = address(operation, who, own);
        if (who == Who.STREAM) {
            request.header("Authorization", "Bearer " + address.token());
        }
        return send(operation, who, request, address.path());
    }

    /** As somebody, about the own meeting, with this instead of a good body. */
    public Response call(Operation operation, Who who, String contentType, String body) {
        Addressed address = address(operation, who, true);
        RequestSpecification request = request(operation, who).header("Content-Type", contentType);
        return request.body(body).request(operation.method(), address.path());
    }

    /** As somebody, to this path and query as they stand. */
    public Response callRaw(Operation operation, Who who, String path) {
        RequestSpecification request = request(operation, who).urlEncodingEnabled(false);
        return send(operation, who, request, path);
    }

    /** The path to something that is there. */
    public String path(Operation operation, Who who) {
        return address(operation, who, true).path();
    }

    /** A good body, if there is one. */
    public Object body(Operation operation, Who who) {
        BiFunction<Cast, Who, Object> made = BODIES.get(operation.id());
        return made == null
                ? Optional.ofNullable(operation.body())
                        .<Object>map(Operation.Body::example)
                        .orElse(Map.of())
                : made.apply(cast, who);
    }

    private Response send(Operation operation, Who who, RequestSpecification request, String path) {
        if (operation.id().equals("ChatImageResource_say")) {
            request.header("Content-Type", "image/png").body(Pictures.png(2, 2));
        } else if (operation.id().matches("Wh.pResource_open")) {
            request.header("Content-Type", "application/sdp").body(OFFER);
        } else if (operation.id().matches("Wh.pResource_patch")) {
            request.header("Content-Type", "application/trickle-ice-sdpfrag")
                    .header("If-Match", "*")
                    .body("a=ice-ufrag:other\r\na=ice-pwd:0123456789012345678901234567890a\r\n");
        } else if (operation.hasJsonBody()) {
            request.header("Content-Type", "application/json")
                    .body(Meetings.text(body(operation, who)));
        } else if (operation.id().equals("ReplyResource_take")) {
            request.header("Content-Type", "text/calendar").body("BEGIN:VCALENDAR");
        } else if (operation.body() != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .formParam("logout_token", "none");
        } else if (operation.method().equals("POST")) {
            request.header("Content-Type", "application/json");
        }
        return request.request(operation.method(), path);
    }

    private RequestSpecification request(Operation operation, Who who) {
        RequestSpecification request =
                cast.browser(who).plain().config(AS_IT_IS).redirects().follow(false);
        cast.seat(who)
                .ifPresent(seat ->
                        request.header("Evenkeel-Participant", seat.get("participantId").asText())
                                .header("Evenkeel-Resume-Key", seat.get("resumeKey").asText()));
        if (who == Who.HOST) {
            request.header("Evenkeel-Host-Key", cast.live().get("hostKey").asText());
        }
        return request;
    }

    /** Where it is, and the token of a stream that belongs to the own meeting. */
    private record Addressed(String path, String token) {}

    private Addressed address(Operation operation, Who who, boolean own) {
        streams.forEach(Streams::revoke);
        streams.clear();
        boolean planned = operation.path().startsWith("/api/v1/schedule/");
        JsonNode live = own ? cast.live() : cast.otherLive();
        JsonNode scheduled = own ? cast.scheduled() : cast.otherScheduled();
        Map<String, String> values = new HashMap<>();
        values.put("meetingId", Meetings.id(planned ? scheduled : live));
        values.put("participantId", seatId(who));
        values.put("provider", "nobody");
        values.put("accountId", cast.subject().id());
        values.put("passkeyId", UUID.randomUUID().toString());
        if (operation.path().contains("{messageId}")) {
            boolean isThere = operation.method().equals("GET");
            values.put("messageId", isThere ? image() : UUID.randomUUID().toString());
        }
        if (operation.path().contains("{taskId}")) {
            values.put("taskId", task(operation));
        }
        if (operation.path().contains("{file}")) {
            values.put("file", own ? feed() : "nothing.ics");
        }
        if (operation.path().contains("{groupId}")) {
            values.put("groupId", cast.group(operation.id().equals("GroupResource_delete")));
        }
        if (operation.path().contains("{recurrenceId}")) {
            values.put(
                    "recurrenceId",
                    Planning.recurrenceId(scheduled, own ? occurrence.getAndIncrement() % 10 : 0));
        }
        String token = "none";
        if (operation.path().contains("{streamId}")) {
            Streams stream = offered(live, operation.path().contains("whep"));
            values.put("streamId", stream.id());
            token = own ? stream.token() : offered(cast.live(), false).token();
            if (operation.path().contains("{sessionId}")) {
                values.put("sessionId", stream.open(OFFER, AS_IT_IS));
            }
        } else if (operation.path().contains("{sessionId}")) {
            values.put("sessionId", sessionId(own ? who : null));
        }
        String path = operation.path();
        for (Map.Entry<String, String> one : values.entrySet()) {
            path = path.replace("{" + one.getKey() + "}", one.getValue());
        }
        return new Addressed(path, token);
    }

    private Streams offered(JsonNode meeting, boolean watch) {
        Streams stream = Streams.offered(meeting, watch);
        streams.add(stream);
        return stream;
    }

    private String seatId(Who who) {
        return cast.seat(who).map(seat -> seat.get("participantId").asText()).orElse("p-none");
    }

    /** One that the participant said to everybody in the own meeting. */
    private String image() {
        String known = image;
        if (known != null) {
            return known;
        }
        String id = UUID.randomUUID().toString();
        JsonNode seat = cast.seat(Who.PARTICIPANT).orElseThrow();
        Pictures.say(cast.live(), seat, id, Pictures.png(2, 2)).then().statusCode(201);
        image = id;
        return id;
    }

    /**
     * One that the participant is to do in the own meeting; what takes it away gets a new one, what
     * writes it the id of none.
     */
    private String task(Operation operation) {
        if (operation.id().equals("TaskResource_write")) {
            return UUID.randomUUID().toString();
        }
        String known = task;
        if (known != null && !operation.method().equals("DELETE")) {
            return known;
        }
        String id = UUID.randomUUID().toString();
        JsonNode seat = cast.seat(Who.PARTICIPANT).orElseThrow();
        given().header("Evenkeel-Host-Key", cast.live().get("hostKey").asText())
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "text",
                                "Write it down",
                                "participantId",
                                seat.get("participantId").asText()))
                .put("/api/v1/meetings/%s/tasks/%s".formatted(Meetings.id(cast.live()), id))
                .then()
                .statusCode(200);
        task = operation.method().equals("DELETE") ? known : id;
        return id;
    }

    private String feed() {
        String path =
                Meetings.json(cast.bystander().browser().post("/api/v1/schedule/feed", Map.of()))
                        .get("path")
                        .asText();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The session somebody uses now; of the bystander, where nobody is meant. */
    private String sessionId(@Nullable Who who) {
        Persona persona =
                who == null ? cast.bystander() : cast.account(who).orElse(cast.bystander());
        return Meetings.json(persona.browser().get("/api/v1/account/sessions"))
                .get("sessions")
                .valueStream()
                .filter(one -> one.get("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("sessionId")
                .asText();
    }

    private static Map<String, Object> newcomer() {
        return Map.of(
                "email",
                Planning.drawEmail("new"),
                "name",
                "New",
                "password",
                "a quiet river at noon",
                "language",
                "en");
    }

    private static Object proof(Cast cast, Who who) {
        Map<String, Object> proof = new HashMap<>(Map.of("password", Persona.PASSWORD));
        if (who == Who.OPERATOR || who == Who.ADMIN) {
            cast.account(who).ifPresent(one -> proof.put("code", one.freshCode()));
        }
        return proof;
    }

    private static Object admission(Cast cast, Who who) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Somebody"));
        if (who == Who.REMOVED) {
            cast.seat(who).ifPresent(seat -> body.put("formerSeat", key(seat)));
        } else if (who == Who.HOST) {
            body.put("hostKey", cast.live().get("hostKey").asText());
        }
        return body;
    }

    private static Object feedback(Cast cast, Who who) {
        return Map.of(
                "rating",
                4,
                "resumeKey",
                cast.seat(who).map(seat -> seat.get("resumeKey").asText()).orElse("none"));
    }

    private static Object ownSeat(Cast cast, Who who) {
        return Map.of(
                "resumeKey",
                cast.seat(who).map(seat -> seat.get("resumeKey").asText()).orElse("none"));
    }

    private static Map<String, String> key(JsonNode seat) {
        return Map.of(
                "participantId",
                seat.get("participantId").asText(),
                "resumeKey",
                seat.get("resumeKey").asText());
    }
}
