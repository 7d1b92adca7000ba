package dev.evenkeel.room.task.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2027-03-29T06:59:59Z, UTC, 2027-03-28",
        "2027-03-29T07:00:00Z, UTC, 2027-03-29",
        "2027-03-28T22:59:59Z, Asia/Shanghai, 2027-03-28",
        "2027-03-28T23:00:00Z, Asia/Shanghai, 2027-03-29",
        "2027-03-29T10:59:59Z, America/New_York, 2027-03-28",
    })
    void theLastDayHasComeFromTheHourOnByTheClocksOfTheZone(
            Instant now, ZoneId zone, LocalDate last) {
        // When
        DueDays days = DueDays.at(now, LocalTime.of(7, 0), zone);

        // Then
        assertThat(days).isEqualTo(new DueDays(last.minusDays(DueDays.LATEST), last));
    }
}
