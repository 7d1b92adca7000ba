package dev.evenkeel.testkit.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.testkit.openapi.Operation;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares answers with a table of rights, one cell at a time, and with the description. */
public final class RightsWalk {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

    private final RightsTable table;
    private final List<String> wrong = new ArrayList<>();
    private int cells;

    public RightsWalk(RightsTable table) {
        this.table = table;
    }

    /**
     * Notes whether the answer is the one of the table, and a problem the description has.
     *
     * @param who the head of a column
     * @param own whether it was asked about what is one's own
     */
    public void compare(Operation operation, String who, boolean own, Response answer) {
        cells++;
        String found = word(answer);
        RightsTable.Cell cell = table.cell(operation.id(), who);
        String expected = own ? cell.own() : cell.other();
        if (!found.equals(expected)) {
            wrong.add(
                    "%s as %s, %s: %s, expected %s %s"
                            .formatted(
                                    operation,
                                    who,
                                    own ? "own" : "other",
                                    found,
                                    expected,
                                    answer.asString()));
        }
        if (answer.statusCode() >= 400 && !isSaid(operation, answer)) {
            wrong.add(operation + " does not say that it may answer " + answer.asString());
        }
    }

    /** Fails when an operation has no row, or a row no operation. */
    public void coversExactly(List<Operation> operations) {
        assertThat(table.names())
                .isEqualTo(operations.stream().map(Operation::id).collect(Collectors.toSet()));
    }

    /** Fails when an answer was another one; tells how many there were. */
    public void holds(String what) {
        System.out.println(what + ": " + cells + " cells checked");
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /** Whether the description has this problem among its answers. */
    private static boolean isSaid(Operation operation, Response answer) {
        String type = type(answer);
        return operation
                .problems()
                .contains(answer.statusCode() + " " + type.substring(type.lastIndexOf(':') + 1));
    }

    private static String type(Response answer) {
        try {
            return MAPPER.readTree(answer.asString()).path("type").asText();
        } catch (JsonProcessingException notJson) {
            return "no problem";
        }
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
