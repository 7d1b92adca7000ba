package dev.evenkeel.incident.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.platform.event.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events as they were recorded ({@code recorded/*.jsonl}): the first line says what it is about and
 * which incidents are expected, each other line is an event with its times since the start.
 */
public record RecordedEvents(Header header, List<Observation> observations) {

    /** What a recording is and what is to come of it. */
    public record Header(
            String about, Instant startedAt, long untilMillis, List<ExpectedIncident> expect) {}

    /** Fires once in that time, and clears by then or not at all. */
    public record ExpectedIncident(
            String rule,
            String cause,
            long firesFromMillis,
            long firesToMillis,
            @Nullable Long clearsToMillis) {}

    public static RecordedEvents read(String name) throws IOException {
        try (var in = RecordedEvents.class.getResourceAsStream("/recorded/" + name + ".jsonl")) {
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            Header header = EventJson.mapper().readValue(lines.getFirst(), Header.class);
            List<Observation> observations = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                observations.add(observation(header, EventJson.mapper().readTree(line)));
            }
            return new RecordedEvents(header, observations);
        }
    }

    private static Observation observation(Header header, JsonNode line) throws IOException {
        EventType<?> type = EventTypes.named(line.get("type").asText()).orElseThrow();
        Instant recorded = header.startedAt().plusMillis(line.get("recordedMillis").asLong());
        return new Observation(
                event(type, line, recorded),
                recorded,
                header.startedAt().plusMillis(line.get("arrivedMillis").asLong()),
                line.path("history").asBoolean(false));
    }

    private static <T> Event<T> event(EventType<T> type, JsonNode line, Instant at)
            throws IOException {
        return new Event<>(
                UUID.nameUUIDFromBytes(line.toString().getBytes(StandardCharsets.UTF_8)).toString(),
                "/recorded",
                type,
                line.get("key").asText(),
                at,
                null,
                EventJson.mapper().treeToValue(line.get("data"), type.data()));
    }
}
