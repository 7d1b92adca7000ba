package dev.evenkeel.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import org.jspecify.annotations.Nullable;

/** Says of a body that could not be read where it is wrong and what was expected. */
public final class JsonProblems {

    private JsonProblems() {}

    /** The problem of a failed read. */
    public static Problem of(JsonProcessingException failure) {
        return switch (failure) {
            case InvalidFormatException e ->
                    Problem.badField(pointer(e), name(e.getTargetType()), e.getValue());
            case MismatchedInputException e ->
                    Problem.badField(pointer(e), name(e.getTargetType()), "something else")
                            .withDetail(e.getOriginalMessage());
            case JsonMappingException e ->
                    Problem.badField(pointer(e), "an acceptable value", "something else")
                            .withDetail(e.getOriginalMessage());
            case JsonProcessingException e -> notJson(e);
        };
    }

    private static Problem notJson(JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        return Problem.badField(
                "",
                "JSON",
                at == null
                        ? "something else"
                        : "an error in line %d, column %d"
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }

    private static String pointer(JsonMappingException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            String field = step.getFieldName();
            pointer.append('/')
                    .append(field == null ? Integer.toString(step.getIndex()) : escape(field));
        }
        return pointer.toString();
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String name(@Nullable Class<?> type) {
        return type == null ? "another type" : type.getSimpleName();
    }
}
