package dev.evenkeel.room.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.openapi.Interface;
import dev.evenkeel.testkit.openapi.Operation;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation of the OpenAPI document × everybody × own and other meeting. */
@RoomTest
class HttpRightsTest {
    /**
     * Afterwards somebody is signed out, or has no second factor any more: each gets a new cast.
     */
    private static final Set<String> SPOILS_THE_CAST =
            Set.of(
                    "SessionResource_revokeAll",
                    "SessionResource_signOut",
                    "SessionResource_revoke",
                    "SecondFactorResource_remove",
                    "ScheduledMeetingsResource_cancel");

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private final RightsTable table = RightsTable.ofOperations();
    private final List<String> wrong = new ArrayList<>();
    private int cells;

    @Test
    void everybodyIsAnsweredAsTheTableSays() {
        List<Operation> operations = Interface.ofTheService().operations();
        try (Cast cast = new Cast(base)) {
            Calls calls = new Calls(cast);
            operations.stream()
                    .filter(one -> !SPOILS_THE_CAST.contains(one.id()))
                    .forEach(one -> check(calls, one));
        }
        operations.stream()
                .filter(one -> SPOILS_THE_CAST.contains(one.id()))
                .forEach(this::checkWithANewCast);
        System.out.println("rights over HTTP: " + cells + " cells checked");
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    @Test
    void theTableHasNoRowForWhatIsNotThere() {
        assertThat(table.names())
                .isEqualTo(
                        Interface.ofTheService().operations().stream()
                                .map(Operation::id)
                                .collect(Collectors.toSet()));
    }

    private void checkWithANewCast(Operation operation) {
        try (Cast cast = new Cast(base)) {
            check(new Calls(cast), operation);
        }
    }

    private void check(Calls calls, Operation operation) {
        for (Who who : Who.values()) {
            if (isAboutOne(operation)) {
                check(calls, operation, who, false);
            }
            check(calls, operation, who, true);
        }
    }

    private void check(Calls calls, Operation operation, Who who, boolean own) {
        cells++;
        Response answer = calls.call(operation, who, own);
        String found = word(answer);
        RightsTable.Cell cell = table.cell(operation.id(), who);
        String expected = own ? cell.own() : cell.other();
        if (!found.equals(expected)) {
            wrong.add(
                    "%s as %s, %s: %s, expected %s %s"
                            .formatted(
                                    operation,
                                    who.word(),
                                    own ? "own" : "other",
                                    found,
                                    expected,
                                    answer.asString()));
        }
        if (answer.statusCode() >= 400 && !isSaid(operation, answer)) {
            wrong.add(operation + " does not say that it may answer " + answer.asString());
        }
    }

    /** Whether the description has this problem among its answers. */
    private static boolean isSaid(Operation operation, Response answer) {
        String type = Meetings.json(answer).path("type").asText();
        return operation
                .problems()
                .contains(answer.statusCode() + " " + type.substring(type.lastIndexOf(':') + 1));
    }

    /** Whether it makes a difference whose it is. */
    private static boolean isAboutOne(Operation operation) {
        return operation.path().contains("{meetingId}")
                || operation.path().contains("{sessionId}")
                || operation.path().contains("{file}");
    }

    private static String word(Response answer) {
        int status = answer.statusCode();
        if (status < 400) {
            return "yes";
        } else if (REFUSALS.contains(status)) {
            return Integer.toString(status);
        }
        return status < 500 ? "(yes)" : "failed with " + status;
    }
}
