package dev.evenkeel.room.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.room.rights.Calls;
import dev.evenkeel.room.rights.Cast;
import dev.evenkeel.room.rights.RightsTable;
import dev.evenkeel.room.rights.Who;
import dev.evenkeel.testkit.openapi.Interface;
import dev.evenkeel.testkit.openapi.Operation;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation with everything wrong that can be made of its description. */
@RoomTest
class BadInputTest {
    private static final String JSON = "application/json";

    /** What is missing there is as it was. */
    private static final Set<String> PARTIAL = Set.of("OccurrenceResource_change");

    private static final List<Who> ACTORS =
            List.of(Who.ANONYMOUS, Who.HOST, Who.PARTICIPANT, Who.ADMIN, Who.STREAM);

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private Interface described;
    private final RightsTable table = RightsTable.ofOperations();
    private final Answers answers = new Answers();

    @BeforeEach
    void read() {
        described = Interface.ofTheService();
    }

    @Test
    void badBodiesAreRefusedByTheirFieldAndChangeNothing() {
        try (Cast cast = new Cast(base)) {
            Calls calls = new Calls(cast);
            withJson(operation -> calls.path(operation, actor(operation)));
            Map<String, String> before = Tables.settled(cast.meetings());
            withJson(operation -> fatal(calls, operation));
            assertThat(Tables.settled(cast.meetings())).isEqualTo(before);
            withJson(operation -> odd(calls, operation));
        }
        System.out.println("bad bodies: " + answers.counts());
        assertThat(answers.wrong()).as(String.join("\n", answers.wrong())).isEmpty();
    }

    @Test
    void badPathsAndQueriesAreRefused() {
        try (Cast cast = new Cast(base)) {
            Calls calls = new Calls(cast);
            described.operations().forEach(operation -> parameters(calls, operation));
        }
        System.out.println("bad parameters: " + answers.counts());
        assertThat(answers.wrong()).as(String.join("\n", answers.wrong())).isEmpty();
    }

    private void withJson(Consumer<Operation> work) {
        described.operations().stream().filter(Operation::hasJsonBody).forEach(work);
    }

    private void fatal(Calls calls, Operation operation) {
        Who who = actor(operation);
        catalogue(calls, operation, who)
                .filter(Bad::isFatal)
                .forEach(bad ->
                        answers.refused(
                                operation, bad, calls.call(operation, who, JSON, bad.json())));
        String large = "{\"x\":\"" + "x".repeat(70_000) + "\"}";
        answers.refused(operation, "oversized", 413, calls.call(operation, who, JSON, large));
        for (String other : List.of("text/plain", "application/xml")) {
            answers.refused(operation, other, 415, calls.call(operation, who, other, "{}"));
        }
    }

    private void odd(Calls calls, Operation operation) {
        Who who = actor(operation);
        catalogue(calls, operation, who)
                .filter(bad -> !bad.isFatal())
                .forEach(bad ->
                        answers.sound(
                                operation,
                                bad.toString(),
                                calls.call(operation, who, JSON, bad.json())));
        answers.sound(operation, "nothing", calls.call(operation, who, JSON, ""));
        answers.sound(operation, "null", calls.call(operation, who, JSON, "null"));
    }

    private Stream<Bad> catalogue(Calls calls, Operation operation, Who who) {
        JsonNode good = EventJson.mapper().valueToTree(calls.body(operation, who));
        return Catalogue.of(
                described::resolved,
                operation.body().schema(),
                good,
                PARTIAL.contains(operation.id()))
                .stream();
    }

    private void parameters(Calls calls, Operation operation) {
        Who who = actor(operation);
        String good = calls.path(operation, who);
        for (Operation.Parameter parameter : operation.parameters("path")) {
            for (String bad : BadParameters.unreadable()) {
                answers.refused(
                        operation,
                        parameter.name() + "=" + bad,
                        400,
                        calls.callRaw(operation, who, put(operation, good, parameter, bad)));
            }
            for (String bad : BadParameters.odd()) {
                answers.sound(
                        operation,
                        parameter.name() + "=" + bad,
                        calls.callRaw(operation, who, put(operation, good, parameter, bad)));
            }
        }
        for (Operation.Parameter parameter : operation.parameters("query")) {
            query(calls, operation, who, good + "?" + parameter.name() + "=", parameter);
        }
    }

    private void query(
            Calls calls, Operation operation, Who who, String path, Operation.Parameter parameter) {
        for (String bad : BadParameters.unreadable()) {
            answers.refused(operation, path + bad, 400, calls.callRaw(operation, who, path + bad));
        }
        for (String bad : BadParameters.odd()) {
            answers.sound(operation, path + bad, calls.callRaw(operation, who, path + bad));
        }
        JsonNode schema = described.resolved(parameter.schema());
        if (schema.path("type").asText().equals("integer") || schema.has("enum")) {
            Bad bad = Bad.fatal("nonsense", parameter.name(), "");
            answers.refused(operation, bad, calls.callRaw(operation, who, path + "nonsense"));
        }
    }

    /** The good path with another value for one parameter. */
    private static String put(
            Operation operation, String good, Operation.Parameter parameter, String value) {
        String[] template = operation.path().split("/");
        String[] path = good.split("/");
        for (int i = 0; i < path.length; i++) {
            if (template[i].equals("{" + parameter.name() + "}")) {
                path[i] = value;
            }
        }
        return String.join("/", path);
    }

    /** Somebody who may, so that more is looked at than who asks. */
    private Who actor(Operation operation) {
        return ACTORS.stream()
                .filter(who -> table.cell(operation.id(), who).own().contains("yes"))
                .findFirst()
                .orElse(Who.HOST);
    }
}
