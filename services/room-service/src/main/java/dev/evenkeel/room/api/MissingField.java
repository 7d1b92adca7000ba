package dev.evenkeel.room.api;

import org.jspecify.annotations.Nullable;

/** A message lacks a value it cannot do without. */
final class MissingField extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field JSON pointer into the message
     */
    private MissingField(String field) {
        super(field, null, false, false);
        this.field = field;
    }

    static <T> T need(@Nullable T value, String field) {
        if (value == null) {
            throw new MissingField(field);
        }
        return value;
    }

    String field() {
        return field;
    }
}
