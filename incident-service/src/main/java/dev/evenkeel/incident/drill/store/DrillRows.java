package dev.evenkeel.incident.drill.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.incident.drill.domain.DrillDate;
import dev.evenkeel.incident.drill.domain.DrillSchedule;
import dev.evenkeel.platform.event.EventJson;
import java.time.Instant;
import java.util.Locale;

/** What rows of the calendar say. */
final class DrillRows {
    private DrillRows() {}

    /** {@code schedule_id, at} in milliseconds, {@code outcome, drill_id, detail}. */
    static DrillDate date(Object[] row) {
        return new DrillDate(
                (String) row[0],
                Instant.ofEpochMilli(((Number) row[1]).longValue()),
                DrillDate.Outcome.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
                (String) row[3],
                (String) row[4]);
    }

    static DrillSchedule schedule(String body) {
        try {
            return EventJson.mapper().readValue(body, DrillSchedule.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored schedule cannot be read", e);
        }
    }

    static String write(DrillSchedule schedule) {
        try {
            return EventJson.mapper().writeValueAsString(schedule);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("schedule cannot be written", e);
        }
    }
}
