package dev.evenkeel.recording.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.rights.RightsTable.Row;
import dev.evenkeel.recording.rights.Stage.Made;
import dev.evenkeel.testkit.badinput.Answers;
import dev.evenkeel.testkit.openapi.Interface;
import dev.evenkeel.testkit.openapi.Operation;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every role asks for every action on every kind of recording, of the running service. */
@RealParts
class RightsTest {
    private static final String MEETING = "rig-htsr-igh";
    private static final String ELSEWHERE = "els-ewhe-ree";
    private static final List<String> KINDS =
            List.of("kept", "for named people", "held", "deleted", "still being made");

    @Inject Stage stage;

    private final Answers answers = new Answers();

    @Test
    void theTableHoldsOnTheRunningService() throws Exception {
        // Given
        String elsewhere = stage.make("kept", ELSEWHERE).guest();
        List<Row> seen = new ArrayList<>();
        Interface described = Interface.ofTheService();

        // When
        for (String kind : KINDS) {
            Made made = stage.make(kind, MEETING);
            for (Action action : Action.ALL) {
                Map<Role, String> told = new EnumMap<>(Role.class);
                for (Role role : Role.values()) {
                    Response answer = ask(action, made, token(role, made, elsewhere));
                    told.put(role, told(action, answer, made));
                    answers.sound(operation(described, action), role.words(), answer);
                    if (action.changes() && answer.statusCode() < 300) {
                        made = stage.make(kind, MEETING);
                    }
                }
                seen.add(new Row(kind, action, told));
            }
        }

        // Then
        if (Boolean.getBoolean("evenkeel.rights.write")) {
            RightsTable.write(seen);
        }
        assertThat(seen.stream().map(RightsTable::line))
                .containsExactlyElementsOf(
                        RightsTable.read().stream().map(RightsTable::line).toList());
        answers.hold("rights over recordings");
    }

    @Test
    void everyOperationIsInTheTable() {
        // When
        List<String> unknown =
                Interface.ofTheService().operations().stream()
                        .filter(one -> Action.ALL.stream().noneMatch(action -> is(action, one)))
                        .map(Operation::id)
                        .toList();

        // Then
        assertThat(unknown).isEmpty();
    }

    private static Operation operation(Interface described, Action action) {
        return described.operations().stream()
                .filter(one -> is(action, one))
                .findFirst()
                .orElseThrow(() -> new AssertionError(action + " is not described"));
    }

    private static boolean is(Action action, Operation operation) {
        return action.is(operation.method(), operation.path().substring(Stage.ROOT.length()));
    }

    private String token(Role role, Made made, String elsewhere) {
        TokenIssuer issuer = stage.issuer();
        return switch (role) {
            case HOST -> issuer.recording("p-host", MEETING, List.of("watch", "host"));
            case NAMED -> issuer.recording(Stage.BOB, MEETING, List.of("watch"));
            case PARTICIPANT -> issuer.recording("p-cat", MEETING, List.of("watch"));
            case WITHOUT_GRANTS -> issuer.recording("p-dan", MEETING, List.of());
            case HOST_ELSEWHERE -> issuer.recording("p-host", ELSEWHERE, List.of("watch", "host"));
            case LINK -> made.guest();
            case LINK_ELSEWHERE -> elsewhere;
            case CONSOLE -> issuer.console("a-operator", List.of("operator", "admin"));
            case NOBODY -> "";
        };
    }

    private Response ask(Action action, Made made, String token) {
        var request = given();
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (action.body() != null) {
            String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
            request.contentType("application/json")
                    .body(action.body().replace("{tomorrow}", tomorrow));
        }
        return request.request(action.method(), Stage.ROOT + made.fill(action.path()));
    }

    private static String told(Action action, Response answer, Made made) {
        boolean hidden =
                action.path().isEmpty()
                        && answer.statusCode() == 200
                        && !answer.asString().contains(made.id());
        return hidden ? "hidden" : String.valueOf(answer.statusCode());
    }
}
