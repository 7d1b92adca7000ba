package dev.evenkeel.room.live;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The state of a microphone or camera on the wire: {@code "on"} or {@code "off"}. */
public enum OnOff {
    ON("on"),
    OFF("off");

    private final String word;

    OnOff(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** Reads the word; {@code true} and {@code false} are understood as well. */
    @JsonCreator
    public static OnOff of(String word) {
        return switch (word) {
            case "on", "true" -> ON;
            case "off", "false" -> OFF;
            default -> throw new IllegalArgumentException("on or off expected, not " + word);
        };
    }

    static OnOff of(boolean on) {
        return on ? ON : OFF;
    }

    public boolean isOn() {
        return this == ON;
    }
}
