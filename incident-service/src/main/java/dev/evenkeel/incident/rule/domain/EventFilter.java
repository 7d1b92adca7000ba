package dev.evenkeel.incident.rule.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.evenkeel.incident.rule.domain.When.Events;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events a rule counts, and for which subject. */
final class EventFilter {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final Events events;
    private final RelayWatch relays;

    EventFilter(Events events, RelayWatch relays) {
        this.events = events;
        this.relays = relays;
    }

    /**
     * An event that counts.
     *
     * @param distinct what makes it count once
     * @param data of the event
     */
    record Counted(String subject, String distinct, @Nullable String meetingId, JsonNode data) {
        /** The value of a field; empty when there is none. */
        String field(String name) {
            String value = text(data, name);
            return value == null ? "" : value;
        }

        /** The moment that a field names; another one when it names none. */
        Instant time(String name, Instant otherwise) {
            try {
                return Instant.parse(field(name));
            } catch (DateTimeParseException _) {
                return otherwise;
            }
        }
    }

    Optional<Counted> of(Observation seen) {
        if (!seen.event().type().name().equals(events.type()) || seen.event().data() == null) {
            return Optional.empty();
        }
        JsonNode data = JSON.valueToTree(seen.event().data());
        for (Map.Entry<String, String> wanted : events.where().entrySet()) {
            if (!says(data.path(wanted.getKey()), wanted.getValue())) {
                return Optional.empty();
            }
        }
        String subject = subject(data);
        String counted = events.distinct();
        String distinct =
                counted == null ? seen.event().id() : data.path(counted).asText(seen.event().id());
        return subject == null
                ? Optional.empty()
                : Optional.of(new Counted(subject, distinct, text(data, "meetingId"), data));
    }

    /** Whether a field has that value, or a list has it amongst others. */
    private static boolean says(JsonNode field, String wanted) {
        if (!field.isArray()) {
            return field.asText().equals(wanted);
        }
        for (JsonNode one : field) {
            if (one.asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String subject(JsonNode data) {
        String by = events.by();
        String relayId = text(data, by == null ? "relayId" : by);
        String meetingId = text(data, "meetingId");
        return switch (events.per()) {
            case PARTICIPANT, EQUIPMENT -> {
                String person = text(data, "participantId");
                yield meetingId == null || person == null ? null : meetingId + "/" + person;
            }
            case MEETING -> meetingId;
            case RELAY -> relayId;
            case REGION -> relayId == null ? null : relays.regionOf(relayId);
            case LINK -> text(data, "linkId");
            case DEVICE -> text(data, "deviceId");
            case COMPONENT -> text(data, "componentId");
            case PLATFORM -> "platform";
        };
    }

    private static @Nullable String text(JsonNode data, String field) {
        JsonNode value = data.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
