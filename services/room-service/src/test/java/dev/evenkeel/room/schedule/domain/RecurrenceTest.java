package dev.evenkeel.room.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.kit.Plans;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-01-04T09:00 | FREQ=DAILY;COUNT=3 | 01-04 01-05 01-06",
                "2027-01-04T09:00 | FREQ=DAILY;INTERVAL=10;COUNT=3 | 01-04 01-14 01-24",
                "2027-01-04T09:00 | FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=5 | 01-04 01-06 01-08 01-11 01-13",
                "2027-01-04T09:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=3 | 01-04 01-18 02-01",
                "2027-01-31T09:00 | FREQ=MONTHLY;COUNT=3 | 01-31 03-31 05-31",
                "2027-01-31T09:00 | FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3 | 01-31 02-28 03-31",
                "2027-01-12T09:00 | FREQ=MONTHLY;BYDAY=2TU;COUNT=3 | 01-12 02-09 03-09",
                "2027-01-29T09:00 | FREQ=MONTHLY;BYDAY=-1FR;COUNT=3 | 01-29 02-26 03-26",
                "2027-01-29T09:00 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2 | 01-29 02-26",
                "2027-03-01T09:00 | FREQ=YEARLY;COUNT=1 | 03-01",
                "2027-01-04T09:00 | FREQ=WEEKLY;UNTIL=20270118T080000Z | 01-04 01-11 01-18",
                "2027-01-04T09:00 | FREQ=WEEKLY;UNTIL=20270118T075959Z | 01-04 01-11",
            })
    void theRuleHasTheseDays(String start, String rule, String days) {
        // Given
        Timing timing = Plans.timing(start, "Europe/Berlin", rule);

        // When
        List<LocalDateTime> found = timing.starts(LocalDateTime.parse("2027-12-31T00:00"));

        // Then
        assertThat(found)
                .extracting(one -> "%02d-%02d".formatted(one.getMonthValue(), one.getDayOfMonth()))
                .containsExactly(days.split(" "));
    }

    @Test
    void theMiddleOfAWeekIsNotLostWhenOneLooksLater() {
        // Given
        Schedule twice =
                Plans.schedule(
                        Plans.timing(
                                "2027-01-04T09:00", "Europe/Berlin", "FREQ=WEEKLY;BYDAY=MO,WE"));

        // When
        List<Occurrence> found =
                twice.occurrences(
                        java.time.Instant.parse("2027-01-05T00:00:00Z"),
                        java.time.Instant.parse("2027-01-07T00:00:00Z"));

        // Then
        assertThat(found)
                .extracting(Occurrence::start)
                .containsExactly(LocalDateTime.parse("2027-01-06T09:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "FREQ=HOURLY",
                "INTERVAL=2",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=1000",
                "FREQ=DAILY;COUNT=3;UNTIL=20270118T080000Z",
                "FREQ=DAILY;UNTIL=20270118",
                "FREQ=DAILY;UNTIL=20271318T080000Z",
                "FREQ=WEEKLY;BYDAY=1MO",
                "FREQ=WEEKLY;BYMONTHDAY=3",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=MONTHLY;BYSETPOS=1",
                "FREQ=DAILY;FREQ=DAILY",
                "FREQ=DAILY;X-EVIL=1",
                "FREQ=DAILY\r\nATTENDEE:mailto:eve@example.org",
            })
    void otherRulesAreRefused(String rule) {
        assertThat(RecurrenceText.parse(rule))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused ->
                                assertThat(((Refusal.BadField) refused.refusal()).field())
                                        .isEqualTo("/recurrence"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=WEEKLY;BYDAY=MO;COUNT=4",
                "FREQ=MONTHLY;BYDAY=-1FR",
                "FREQ=DAILY;INTERVAL=2;UNTIL=20270118T080000Z"
            })
    void whatIsStoredIsReadAgain(String rule) {
        assertThat(Recurrences.stored(rule).rule()).isEqualTo(rule);
    }
}
