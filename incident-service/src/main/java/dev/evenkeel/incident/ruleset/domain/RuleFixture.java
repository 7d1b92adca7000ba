package dev.evenkeel.incident.ruleset.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.incident.rule.domain.Observation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recorded events and what a rule shall make of them: a file {@code {rule}.bad.ndjson} (it fires)
 * or {@code {rule}.good.ndjson} (it does not). The first line is the {@link Header}, each other
 * line a CloudEvent in the JSON format whose {@code time} is that of the Kafka record; the
 * extension {@code arrivedat} says when it reached the service, where that was another moment, and
 * {@code history} that it was there before the service.
 */
public record RuleFixture(String file, Header header, List<Observation> observations) {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);

    public RuleFixture {
        observations = List.copyOf(observations);
    }

    /**
     * What the recording is.
     *
     * @param until how long it lasts, at most an hour
     */
    public record Header(String about, Instant startedAt, Duration until, List<Expected> expect) {
        private static final Duration LONGEST = Duration.ofHours(1);

        public Header {
            expect = expect == null ? List.of() : List.copyOf(expect);
            if (startedAt == null || until == null || until.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "the first line needs startedAt and until, of an hour at most");
            }
        }
    }

    /**
     * An incident that is expected, in times since the start.
     *
     * @param clearsBy not given: it is still firing at the end
     */
    public record Expected(
            String rule,
            String cause,
            Duration firesFrom,
            Duration firesBy,
            @Nullable Duration clearsBy) {

        @Override
        public String toString() {
            String end = clearsBy == null ? "does not clear" : "clears by " + clearsBy;
            return "%s of %s fires from %s to %s, %s"
                    .formatted(rule, cause, firesFrom, firesBy, end);
        }
    }

    /** Whether the rule shall fire. */
    public boolean isBad() {
        return file.contains(".bad.");
    }

    /** The rule it is about. */
    public String rule() {
        int dot = file.indexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    /**
     * Reads a fixture.
     *
     * @throws IllegalArgumentException with the line and what is wrong with it
     */
    public static RuleFixture read(String file, String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        int number = 1;
        try {
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("nothing in it");
            }
            Header header = JSON.readValue(lines.getFirst(), Header.class);
            List<Observation> observations = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                number++;
                observations.add(observation(JSON.readTree(line)));
            }
            return new RuleFixture(file, header, observations);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + ":" + number + ": " + e.getOriginalMessage(), e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private static Observation observation(JsonNode line) throws JsonProcessingException {
        String name = line.path("type").asText();
        EventType<?> type =
                EventTypes.named(name)
                        .orElseThrow(() ->
                                new IllegalArgumentException("no event of type “" + name + "”"));
        Instant recorded = Instant.parse(line.path("time").asText());
        Instant arrived =
                line.has("arrivedat") ? Instant.parse(line.get("arrivedat").asText()) : recorded;
        return new Observation(
                event(type, line, recorded),
                recorded,
                arrived,
                line.path("history").asBoolean(false));
    }

    private static <T> Event<T> event(EventType<T> type, JsonNode line, Instant at)
            throws JsonProcessingException {
        return new Event<>(
                line.path("id").asText(),
                line.path("source").asText(),
                type,
                line.path("subject").asText(),
                at,
                null,
                JSON.treeToValue(line.get("data"), type.data()));
    }
}
