package dev.evenkeel.media.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.app.admission.UsedTokens.Use;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsedTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    private final UsedTokens used = new UsedTokens(2);

    @Test
    void aTokenIsGoodOnce() {
        // When
        Use first = used.use("a", NOW.plusSeconds(60), NOW);
        Use second = used.use("a", NOW.plusSeconds(60), NOW);

        // Then
        assertThat(first).isEqualTo(Use.FIRST);
        assertThat(second).isEqualTo(Use.REPEATED);
    }

    @Test
    void aTokenGivenBackIsGoodAgain() {
        // Given
        used.use("a", NOW.plusSeconds(60), NOW);

        // When
        used.giveBack("a");

        // Then
        assertThat(used.use("a", NOW.plusSeconds(60), NOW)).isEqualTo(Use.FIRST);
    }

    @Test
    void whenFullNothingIsForgottenThatIsStillGood() {
        // Given
        used.use("a", NOW.plusSeconds(60), NOW);
        used.use("b", NOW.plusSeconds(60), NOW);

        // When
        Use third = used.use("c", NOW.plusSeconds(60), NOW);

        // Then
        assertThat(third).isEqualTo(Use.FULL);
        assertThat(used.use("a", NOW.plusSeconds(60), NOW)).isEqualTo(Use.REPEATED);
    }

    @Test
    void whatHasExpiredMakesRoom() {
        // Given
        used.use("a", NOW.plusSeconds(10), NOW);
        used.use("b", NOW.plusSeconds(60), NOW);

        // When
        Use later = used.use("c", NOW.plusSeconds(60), NOW.plusSeconds(11));

        // Then
        assertThat(later).isEqualTo(Use.FIRST);
    }
}
