package dev.evenkeel.room.schedule.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Meetings;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Meetings planned over REST. */
public final class Planning {
    public static final String BASE = "/api/v1/schedule/meetings";
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private Planning() {}

    /** What a form sends, for a meeting in UTC that begins in so long. */
    public static Map<String, Object> wish(Duration in) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("title", "Planned");
        wish.put("start", local(Instant.now().plus(in)));
        wish.put("zone", "UTC");
        wish.put("minutes", 60);
        return wish;
    }

    public static Map<String, Object> wish(Duration in, Map<String, Object> more) {
        Map<String, Object> wish = wish(in);
        wish.putAll(more);
        return wish;
    }

    public static String local(Instant instant) {
        return LOCAL.format(
                LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES));
    }

    public static JsonNode create(Browser browser, Map<String, Object> wish) {
        Response response = browser.post(BASE, wish);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.statusCode() + " " + response.asString());
        }
        return Meetings.json(response);
    }

    public static String path(JsonNode meeting) {
        return BASE + "/" + Meetings.id(meeting);
    }

    /** The recurrence id of the so-and-so-many-th of the next occurrences. */
    public static String recurrenceId(JsonNode meeting, int number) {
        return meeting.get("occurrences").get(number).get("recurrenceId").asText();
    }

    public static List<Map<String, Object>> invitees(String... emails) {
        return java.util.Arrays.stream(emails)
                .<Map<String, Object>>map(email -> Map.of("email", email))
                .toList();
    }

    public static String drawEmail(String name) {
        return name + ThreadLocalRandom.current().nextInt(1_000_000_000) + "@example.org";
    }
}
