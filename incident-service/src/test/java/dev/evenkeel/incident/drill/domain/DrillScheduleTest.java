package dev.evenkeel.incident.drill.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.drill.domain.DrillDate.Outcome;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillScheduleTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void aDateThatDoesNotRepeatIsOneDate() {
        // Given
        DrillSchedule once = schedule("2026-12-01T03:00", null);

        // Then
        assertThat(once.upcoming(NOVEMBER, 5)).containsExactly(at("2026-12-01T02:00:00Z"));
        assertThat(once.next(at("2026-12-01T02:00:00Z"))).isEmpty();
    }

    @Test
    void aSeriesKeepsItsTimeOfDayThoughClocksAreSet() {
        // Given
        DrillSchedule weekly = schedule("2026-10-18T03:30", "FREQ=WEEKLY;BYDAY=SU");

        // Then
        assertThat(weekly.dates(at("2026-10-18T00:00:00Z"), 3))
                .containsExactly(
                        at("2026-10-18T01:30:00Z"),
                        at("2026-10-25T02:30:00Z"),
                        at("2026-11-01T02:30:00Z"));
    }

    @Test
    void aSeriesOfAMonthIsLookedAtFromWhereverItIs() {
        // Given
        DrillSchedule monthly = schedule("2026-12-01T03:00", "FREQ=MONTHLY;BYDAY=1TU");

        // Then
        assertThat(monthly.upcoming(at("2027-05-01T00:00:00Z"), 2))
                .containsExactly(at("2027-05-04T01:00:00Z"), at("2027-06-01T01:00:00Z"));
    }

    @Test
    void aCountedSeriesEnds() {
        // Given
        DrillSchedule twice = schedule("2026-12-01T03:00", "FREQ=DAILY;COUNT=2");

        // Then
        assertThat(twice.upcoming(NOVEMBER, 5))
                .containsExactly(at("2026-12-01T02:00:00Z"), at("2026-12-02T02:00:00Z"));
        assertThat(twice.next(at("2026-12-02T02:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=HOURLY",
                "FREQ=WEEKLY;BYDAY=1TU",
                "FREQ=WEEKLY;FREQ=DAILY",
                "FREQ=DAILY;UNTIL=20270101T000000Z",
                "BYDAY=TU",
                "every day",
                ""
            })
    void whatDrillsCannotFollowIsNoRule(String rule) {
        assertThat(DrillRule.parse(rule)).isEmpty();
    }

    @Test
    void aDateAtItsTimeBeginsAndTheNextOneIsLookedFor() {
        // Given
        DrillSchedule daily = schedule("2026-12-01T03:00", "FREQ=DAILY");
        Instant due = at("2026-12-01T02:00:00Z");

        // When
        DrillTurn turn = DrillTurn.of(daily, due, due.plusSeconds(1));

        // Then
        assertThat(turn.dates()).extracting(DrillDate::outcome).containsExactly(Outcome.BEGINNING);
        assertThat(turn.next()).contains(at("2026-12-02T02:00:00Z"));
    }

    @Test
    void datesWhileTheServiceWasAwayAreMissedAndNotMadeUpFor() {
        // Given
        DrillSchedule daily = schedule("2026-12-01T03:00", "FREQ=DAILY");
        Instant due = at("2026-12-01T02:00:00Z");

        // When
        DrillTurn turn = DrillTurn.of(daily, due, at("2026-12-03T02:00:10Z"));
        DrillTurn late = DrillTurn.of(daily, due, due.plusSeconds(61));

        // Then
        assertThat(turn.dates())
                .extracting(DrillDate::outcome)
                .containsExactly(Outcome.MISSED, Outcome.MISSED, Outcome.BEGINNING);
        assertThat(turn.next()).contains(at("2026-12-04T02:00:00Z"));
        assertThat(late.dates()).extracting(DrillDate::outcome).isEqualTo(List.of(Outcome.MISSED));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static DrillSchedule schedule(String start, String rule) {
        return new DrillSchedule(
                "schedule-1",
                "relay-loss",
                DrillFault.KILL,
                LocalDateTime.parse(start),
                ZoneId.of("Europe/Berlin"),
                rule,
                "operator",
                NOVEMBER,
                null);
    }
}
