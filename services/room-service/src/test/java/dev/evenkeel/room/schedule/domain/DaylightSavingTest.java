package dev.evenkeel.room.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.schedule.kit.Plans;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same time of day before and after clocks are switched, in both directions. */
class DaylightSavingTest {

    @ParameterizedTest
    @CsvSource({
        // 28 March: one hour forward
        "Europe/Berlin, 2027-03-22T09:00, 2027-03-22T08:00Z 2027-03-29T07:00Z",
        // 31 October: one hour back
        "Europe/Berlin, 2027-10-25T09:00, 2027-10-25T07:00Z 2027-11-01T08:00Z",
        // 14 March and 7 November
        "America/New_York, 2027-03-08T09:00, 2027-03-08T14:00Z 2027-03-15T13:00Z",
        "America/New_York, 2027-11-01T09:00, 2027-11-01T13:00Z 2027-11-08T14:00Z",
        // no switch at all
        "Asia/Shanghai, 2027-03-22T09:00, 2027-03-22T01:00Z 2027-03-29T01:00Z",
        "Asia/Shanghai, 2027-10-25T09:00, 2027-10-25T01:00Z 2027-11-01T01:00Z",
        // half an hour: 4 April back, 3 October forward
        "Australia/Lord_Howe, 2027-03-29T09:00, 2027-03-28T22:00Z 2027-04-04T22:30Z",
        "Australia/Lord_Howe, 2027-09-27T09:00, 2027-09-26T22:30Z 2027-10-03T22:00Z",
    })
    void aWeeklyMeetingKeepsItsTimeOfDay(String zone, String start, String expected) {
        // Given
        Schedule weekly = Plans.schedule(Plans.timing(start, zone, "FREQ=WEEKLY;BYDAY=MO;COUNT=2"));

        // When
        List<Occurrence> found =
                weekly.occurrences(Plans.NOW, Instant.parse("2028-01-01T00:00:00Z"));

        // Then
        assertThat(found)
                .extracting(Occurrence::startsAt)
                .containsExactlyElementsOf(instants(expected));
        assertThat(found).allMatch(one -> one.start().toLocalTime().toString().equals("09:00"));
    }

    @Test
    void aTimeThatClocksSkipIsReadWithTheOffsetBefore() {
        // Given
        Timing daily = Plans.timing("2027-03-27T02:30", "Europe/Berlin", "FREQ=DAILY;COUNT=3");

        // When
        List<Instant> found = startsOf(daily);

        // Then
        assertThat(found)
                .containsExactlyElementsOf(
                        instants("2027-03-27T01:30Z 2027-03-28T01:30Z 2027-03-29T00:30Z"));
    }

    @Test
    void aTimeThatClocksShowTwiceIsTheFirst() {
        // Given
        Timing daily = Plans.timing("2027-10-30T02:30", "Europe/Berlin", "FREQ=DAILY;COUNT=3");

        // When
        List<Instant> found = startsOf(daily);

        // Then
        assertThat(found)
                .containsExactlyElementsOf(
                        instants("2027-10-30T00:30Z 2027-10-31T00:30Z 2027-11-01T01:30Z"));
    }

    @Test
    void durationIsWhatPassesNotWhatClocksShow() {
        // Given
        Schedule overNight =
                Plans.schedule(
                        new Timing(
                                java.time.LocalDateTime.parse("2027-03-28T01:30"),
                                java.time.ZoneId.of("Europe/Berlin"),
                                java.time.Duration.ofHours(2),
                                null));

        // When
        Occurrence once = overNight.firstAsPlanned();

        // Then
        assertThat(once.endsAt()).isEqualTo("2027-03-28T02:30:00Z");
    }

    @Test
    void aSeriesEndsAtUtcTimeWhereverClocksAre() {
        // Given
        Timing lordHowe =
                Plans.timing(
                        "2027-03-28T09:00",
                        "Australia/Lord_Howe",
                        "FREQ=DAILY;UNTIL=20270404T223000Z");

        // When
        List<Instant> found = startsOf(lordHowe);

        // Then
        assertThat(found).hasSize(9);
        assertThat(found.getLast()).isEqualTo("2027-04-04T22:30:00Z");
    }

    private static List<Instant> startsOf(Timing timing) {
        return Plans.schedule(timing)
                .occurrences(Plans.NOW, Instant.parse("2028-01-01T00:00:00Z"))
                .stream()
                .map(Occurrence::startsAt)
                .toList();
    }

    private static List<Instant> instants(String text) {
        return Arrays.stream(text.split(" "))
                .map(one -> Instant.parse(one.replace("Z", ":00Z")))
                .toList();
    }
}
