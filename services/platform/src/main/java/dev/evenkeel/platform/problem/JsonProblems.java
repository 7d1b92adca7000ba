package dev.evenkeel.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of a body that could not be read where it is wrong and what was expected. */
public final class JsonProblems {
    /** All that is told of text in the place of something else. */
    private static final Pattern TEXT =
            Pattern.compile("^Cannot coerce String value \\(\"(.*)\"\\) to ", Pattern.DOTALL);

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '([^']*)'");

    private JsonProblems() {}

    /** The problem of a failed read. */
    public static Problem of(JsonProcessingException failure) {
        return switch (failure) {
            case InvalidTypeIdException e ->
                    Problem.badField(pointer(e) + "/type", "a known type", typeId(e));
            case InvalidFormatException e ->
                    Problem.badField(pointer(e), Expected.of(e.getTargetType()), e.getValue());
            case MismatchedInputException e when duplicate(e).isPresent() -> notJson(e, pointer(e));
            case MismatchedInputException e ->
                    Problem.badField(pointer(e), Expected.of(e.getTargetType()), came(e));
            case JsonMappingException e when e.getCause() instanceof InputCoercionException range ->
                    Problem.badField(
                            pointer(e), Expected.of(range.getTargetType()), "one out of range");
            case JsonMappingException e ->
                    e.getCause() instanceof JsonProcessingException cause
                            ? notJson(cause, pointer(e))
                            : Problem.badField(pointer(e), "an acceptable value", "something else");
            case JsonProcessingException e -> notJson(e, "");
        };
    }

    private static String came(MismatchedInputException failure) {
        Matcher text = TEXT.matcher(String.valueOf(failure.getOriginalMessage()));
        return text.find() ? text.group(1) : "something else";
    }

    private static String typeId(InvalidTypeIdException failure) {
        return failure.getTypeId() == null ? "nothing" : failure.getTypeId();
    }

    /** A parser says of a name that stands twice no more than this. */
    private static Optional<String> duplicate(JsonProcessingException failure) {
        Matcher matcher = DUPLICATE.matcher(String.valueOf(failure.getOriginalMessage()));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Problem notJson(JsonProcessingException failure, String within) {
        Optional<String> twice = duplicate(failure);
        if (twice.isPresent()) {
            return Problem.badField(within + "/" + escape(twice.get()), "one value", "several");
        }
        JsonLocation at = failure.getLocation();
        return Problem.badField(
                within,
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
}
