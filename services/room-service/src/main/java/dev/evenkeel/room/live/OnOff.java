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

    /** Reads the word. */
    @JsonCreator
    public static OnOff of(String word) {
        return switch (word) {
            case "on" -> ON;
            case "off" -> OFF;
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
