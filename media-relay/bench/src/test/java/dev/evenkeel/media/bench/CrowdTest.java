package dev.evenkeel.media.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void everybodyShowsTheNextNine() {
        // When
        List<String> shown = Crowd.shownBy(95, 100);

        // Then
        assertThat(shown).hasSize(9).startsWith("p-person-0096").endsWith("p-person-0004");
    }

    @Test
    void inASmallMeetingEverybodyShowsAllOthers() {
        // When
        List<String> shown = Crowd.shownBy(1, 3);

        // Then
        assertThat(shown).containsExactly("p-person-0002", "p-person-0000");
    }

    @Test
    void percentilesAreOfTheNearestRank() {
        // Given
        List<Duration> hundred =
                LongStream.rangeClosed(1, 100).mapToObj(i -> Duration.ofMillis(101 - i)).toList();

        // When
        Spread spread = Spread.of(hundred);

        // Then
        assertThat(spread).hasToString("median 50, p95 95, max 100 ms");
        assertThat(Spread.of(List.of(Duration.ofMillis(7))))
                .hasToString("median 7, p95 7, max 7 ms");
    }
}
