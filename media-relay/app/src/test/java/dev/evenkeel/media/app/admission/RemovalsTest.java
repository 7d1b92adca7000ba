package dev.evenkeel.media.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalsTest {
    private static final String MEETING = "abc-defg-hij";
    private static final String PARTICIPANT = "p-aaaaaaaaaaaa";
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    private final Removals removals = new Removals();

    @BeforeEach
    void remove() {
        removals.remember(MEETING, PARTICIPANT, NOW);
    }

    @Test
    void tokensIssuedBeforeAreCovered() {
        assertThat(removals.covers(MEETING, PARTICIPANT, NOW.minusSeconds(1))).isTrue();
        assertThat(removals.covers(MEETING, PARTICIPANT, NOW)).isTrue();
    }

    @Test
    void tokensIssuedLaterAreNot() {
        assertThat(removals.covers(MEETING, PARTICIPANT, NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void othersAreNot() {
        assertThat(removals.covers(MEETING, "p-bbbbbbbbbbbb", NOW)).isFalse();
        assertThat(removals.covers("xyz-defg-hij", PARTICIPANT, NOW)).isFalse();
    }

    @Test
    void aRemovalIsForgottenAfterTwoMinutes() {
        // When
        removals.remember(MEETING, "p-bbbbbbbbbbbb", NOW.plusSeconds(121));

        // Then
        assertThat(removals.covers(MEETING, PARTICIPANT, NOW)).isFalse();
    }
}
