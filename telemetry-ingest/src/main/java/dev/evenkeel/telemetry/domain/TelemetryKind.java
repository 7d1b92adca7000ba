package dev.evenkeel.telemetry.domain;

import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import java.util.Arrays;
import java.util.Optional;

/** What telemetry is about; the word is that of the URL, of messages and of tokens. */
public enum TelemetryKind {
    STREAMS("streams", EventTypes.STREAM_SAMPLED),
    DEVICES("devices", EventTypes.DEVICE_REPORTED),
    LINKS("links", EventTypes.LINK_MEASURED),
    LOGS("logs", EventTypes.LOG_RECORDED),
    CHECKS("checks", EventTypes.CHECKS_REPORTED);

    private final String word;
    private final EventType<?> type;

    TelemetryKind(String word, EventType<?> type) {
        this.word = word;
        this.type = type;
    }

    public String word() {
        return word;
    }

    /** The event that a sample of this kind becomes. */
    public EventType<?> type() {
        return type;
    }

    /** The kind of this word. */
    public static Optional<TelemetryKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The kind that becomes events of this type. */
    public static Optional<TelemetryKind> ofType(String eventType) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.name().equals(eventType))
                .findFirst();
    }
}
