package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JSON Schema of a sample, as published with the contracts. */
public final class SampleSchema {
    private final Schema schema;
    private final SampleShape shape;
    private final Set<String> properties = new HashSet<>();

    private SampleSchema(JsonNode document) {
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(document);
        schema.initializeValidators();
        this.shape = new SampleShape(document);
        document.path("properties").fieldNames().forEachRemaining(properties::add);
    }

    /** The schema of an event type. */
    public static SampleSchema of(EventType<?> type) {
        return new SampleSchema(document(type));
    }

    /** The schema of an event type as published with the contracts. */
    public static JsonNode document(EventType<?> type) {
        String resource = "/schemas/" + type.name() + ".json";
        try (InputStream json = EventTypes.class.getResourceAsStream(resource)) {
            if (json == null) {
                throw new IllegalStateException("contracts lack " + resource);
            }
            return EventJson.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Whether the schema has a field of this name. */
    public boolean knows(String field) {
        return properties.contains(field);
    }

    /** The first fault, or none. */
    public Optional<Problem> check(JsonNode sample) {
        return shape.fits(sample) ? Optional.empty() : firstFault(sample);
    }

    /** As the validator of JSON Schema finds it. */
    Optional<Problem> firstFault(JsonNode sample) {
        List<Error> errors = schema.validate(sample, SampleSchema::assertFormats);
        return errors.stream().findFirst().map(error -> problem(error, sample));
    }

    private static void assertFormats(ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true).failFast(true));
    }

    private static Problem problem(Error error, JsonNode sample) {
        String field = pointer(error);
        JsonNode actual = sample.at(field);
        return Problem.badField(field, expected(error), actual.isMissingNode() ? null : actual);
    }

    private static String pointer(Error error) {
        String at = error.getInstanceLocation().toString();
        return error.getProperty() == null ? at : at + "/" + error.getProperty();
    }

    private static String expected(Error error) {
        Object[] arguments = error.getArguments();
        String limit = arguments.length == 0 ? "" : String.valueOf(arguments[0]);
        return switch (error.getKeyword()) {
            case "required" -> "present";
            case "minimum" -> "a number of at least " + limit;
            case "maximum" -> "a number of at most " + limit;
            case "minLength" -> "a string of at least " + limit + " characters";
            case "maxLength" -> "a string of at most " + limit + " characters";
            case "pattern" -> "a string that matches " + limit;
            case "format" -> "a string of the format date-time";
            case "enum" -> "one of " + limit;
            case "type" -> "a value of the type " + arguments[arguments.length - 1];
            default -> error.getMessage();
        };
    }
}
