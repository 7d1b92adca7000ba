package dev.evenkeel.testkit.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.evenkeel.testkit.openapi.Interface;
import dev.evenkeel.testkit.openapi.Operation;
import dev.evenkeel.testkit.openapi.Operation.Body;
import dev.evenkeel.testkit.openapi.Operation.Parameter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Every operation of the service under test with everything wrong that its description allows. */
public final class BadInput {
    private static final String JSON = "application/json";
    private static final ObjectMapper MAPPER =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Interface described = Interface.ofTheService();
    private final Answers answers = new Answers();
    private final Caller caller;
    private final int tooLarge;

    /**
     * @param tooLarge bytes that no body may have
     */
    public BadInput(Caller caller, int tooLarge) {
        this.caller = caller;
        this.tooLarge = tooLarge;
    }

    /** Asks for every path once, so that all of what is asked about is there. */
    public void prepare() {
        withJson((operation, _) -> caller.path(operation));
    }

    /** Bodies that no operation may take: each is refused, and the value at fault is named. */
    public void fatalBodies() {
        withJson((operation, body) -> {
            catalogue(operation, body)
                    .filter(Bad::isFatal)
                    .forEach(bad ->
                            answers.refused(
                                    operation, bad, caller.send(operation, JSON, bad.json())));
            String large = "{\"x\":\"" + "x".repeat(tooLarge) + "\"}";
            answers.refused(operation, "oversized", 413, caller.send(operation, JSON, large));
            for (String other : List.of("text/plain", "application/xml")) {
                answers.refused(operation, other, 415, caller.send(operation, other, "{}"));
            }
        });
    }

    /** Bodies that may be taken for what they are. */
    public void oddBodies() {
        withJson((operation, body) -> {
            catalogue(operation, body)
                    .filter(bad -> !bad.isFatal())
                    .forEach(bad ->
                            answers.sound(
                                    operation,
                                    bad.toString(),
                                    caller.send(operation, JSON, bad.json())));
            answers.sound(operation, "nothing", caller.send(operation, JSON, ""));
            answers.sound(operation, "null", caller.send(operation, JSON, "null"));
        });
    }

    /** Values of paths and queries that are no text, no number, or nothing anybody called so. */
    public void parameters() {
        for (Operation operation : described.operations()) {
            if (caller.leavesOut(operation)) {
                continue;
            }
            String good = caller.path(operation);
            operation.parameters("path").forEach(one -> inPath(operation, good, one));
            operation.parameters("query").forEach(one -> inQuery(operation, good, one));
        }
    }

    /** Fails when an answer was another than it should be; tells how many there were. */
    public void holds(String what) {
        answers.hold(what);
    }

    private void withJson(BiConsumer<Operation, Body> work) {
        for (Operation operation : described.operations()) {
            Body body = operation.body();
            if (body != null && operation.hasJsonBody() && !caller.leavesOut(operation)) {
                work.accept(operation, body);
            }
        }
    }

    private Stream<Bad> catalogue(Operation operation, Body body) {
        JsonNode good = MAPPER.valueToTree(caller.body(operation));
        return Catalogue.of(described::resolved, body.schema(), good, caller.isPartial(operation))
                .stream();
    }

    private void inPath(Operation operation, String good, Parameter parameter) {
        for (String bad : BadParameters.unreadable()) {
            refused(operation, parameter, bad, put(operation, good, parameter, bad));
        }
        for (String bad : BadParameters.odd()) {
            sound(operation, parameter, bad, put(operation, good, parameter, bad));
        }
    }

    private void inQuery(Operation operation, String good, Parameter parameter) {
        String path = good + "?" + parameter.name() + "=";
        for (String bad : BadParameters.unreadable()) {
            refused(operation, parameter, bad, path + bad);
        }
        for (String bad : BadParameters.odd()) {
            sound(operation, parameter, bad, path + bad);
        }
        JsonNode schema = described.resolved(parameter.schema());
        if (schema.path("type").asText().equals("integer") || schema.has("enum")) {
            Bad bad = Bad.fatal("nonsense", parameter.name(), "");
            answers.refused(operation, bad, caller.sendTo(operation, path + "nonsense"));
        }
    }

    private void refused(Operation operation, Parameter parameter, String value, String path) {
        answers.refused(
                operation, parameter.name() + "=" + value, 400, caller.sendTo(operation, path));
    }

    private void sound(Operation operation, Parameter parameter, String value, String path) {
        answers.sound(operation, parameter.name() + "=" + value, caller.sendTo(operation, path));
    }

    /** The good path with another value for one parameter. */
    private static String put(Operation operation, String good, Parameter parameter, String value) {
        String[] template = operation.path().split("/");
        String[] path = good.split("/");
        for (int i = 0; i < path.length; i++) {
            if (template[i].equals("{" + parameter.name() + "}")) {
                path[i] = value;
            }
        }
        return String.join("/", path);
    }
}
