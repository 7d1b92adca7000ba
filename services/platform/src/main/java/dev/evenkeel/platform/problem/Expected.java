package dev.evenkeel.platform.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a JSON value should have been, in words that a client's author knows. */
final class Expected {
    private static final Map<Class<?>, String> WORDS =
            Map.ofEntries(
                    Map.entry(String.class, "text"),
                    Map.entry(Boolean.class, "true or false"),
                    Map.entry(boolean.class, "true or false"),
                    Map.entry(Integer.class, "a whole number"),
                    Map.entry(int.class, "a whole number"),
                    Map.entry(Long.class, "a whole number"),
                    Map.entry(long.class, "a whole number"),
                    Map.entry(Double.class, "a number"),
                    Map.entry(double.class, "a number"),
                    Map.entry(UUID.class, "a UUID"),
                    Map.entry(Instant.class, "a time such as 2027-03-28T09:00:00Z"),
                    Map.entry(LocalDateTime.class, "a time such as 2027-03-28T09:00:00"),
                    Map.entry(LocalDate.class, "a date such as 2027-03-28"));

    private Expected() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        } else if (type.isEnum()) {
            return "one of " + constants(type);
        } else if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return WORDS.getOrDefault(type, "an object");
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(Expected::word)
                .collect(Collectors.joining(", "));
    }

    private static String word(Field constant) {
        JsonProperty name = constant.getAnnotation(JsonProperty.class);
        return name == null ? constant.getName() : name.value();
    }
}
