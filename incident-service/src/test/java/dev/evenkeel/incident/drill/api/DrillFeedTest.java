package dev.evenkeel.incident.drill.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.drill.domain.DrillFault;
import dev.evenkeel.incident.drill.domain.DrillSchedule;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

class DrillFeedTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

    @Test
    void anotherProgramReadsTheSameDatesAcrossTheSwitchOfClocks() throws Exception {
        // Given
        DrillSchedule weekly = schedule("s-1", "FREQ=WEEKLY;COUNT=6", null);

        // When
        VEvent event = events(DrillFeed.of(List.of(weekly))).getFirst();
        List<Instant> read =
                event
                        .<ZonedDateTime>calculateRecurrenceSet(
                                new net.fortuna.ical4j.model.Period<>(
                                        NOW.atZone(BERLIN), Period.ofDays(90)))
                        .stream()
                        .map(period -> period.getStart().toInstant())
                        .sorted()
                        .toList();

        // Then
        assertThat(read).isEqualTo(weekly.dates(NOW, 10));
        assertThat(Duration.between(read.get(1), read.get(2))).isEqualTo(Duration.ofHours(169));
    }

    @Test
    void whatWasEndedIsNotThereAndTheRestHasNamesThatStay() throws Exception {
        // When
        String feed =
                DrillFeed.of(List.of(schedule("s-1", null, null), schedule("s-2", null, NOW)));

        // Then
        assertThat(events(feed))
                .singleElement()
                .satisfies(event -> {
                    assertThat(value(event, "UID")).isEqualTo("drill-s-1@evenkeel");
                    assertThat(value(event, "SUMMARY")).isEqualTo("Drill: relay-loss (freeze)");
                });
        assertThat(feed).doesNotContain("RRULE:FREQ=WEEKLY");
    }

    @Test
    void nothingPlannedIsAnEmptyCalendar() throws Exception {
        assertThat(events(DrillFeed.of(List.of()))).isEmpty();
    }

    private static List<VEvent> events(String text) throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        return calendar.getComponents(Component.VEVENT);
    }

    private static String value(VEvent event, String name) {
        return event.<Property>getRequiredProperty(name).getValue();
    }

    private static DrillSchedule schedule(String id, String rule, Instant endedAt) {
        return new DrillSchedule(
                id,
                "relay-loss",
                DrillFault.FREEZE,
                LocalDateTime.parse("2026-10-11T03:00:00"),
                BERLIN,
                rule,
                "operator",
                NOW,
                endedAt);
    }
}
