package dev.evenkeel.media.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.Placement;
import dev.evenkeel.media.sfu.room.Mandate.Admission;
import dev.evenkeel.media.sfu.room.Mandate.State;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MandateTest {
    private final Mandate mandate = new Mandate("relay-a", 5);

    private boolean place(long epoch, String primary, @Nullable String standby) {
        return mandate.place(new Placement("abc-defg-hij", epoch, primary, standby, Map.of()));
    }

    @Test
    void servesByTokenUntilPlaced() {
        assertThat(mandate.state()).isEqualTo(State.SERVING);
        assertThat(mandate.placed()).isFalse();
        assertThat(mandate.peer()).isNull();
    }

    @Test
    void knowsItsPeerInEitherRole() {
        place(5, "relay-a", "relay-b");
        assertThat(mandate.peer()).isEqualTo("relay-b");
        place(6, "relay-b", "relay-a");
        assertThat(mandate.peer()).isEqualTo("relay-b");
        place(7, "relay-a", null);
        assertThat(mandate.peer()).isNull();
    }

    @Test
    void neverGoesBack() {
        // Given
        place(6, "relay-a", "relay-b");

        // Then
        assertThat(place(5, "relay-b", "relay-c")).isFalse();
        assertThat(place(6, "relay-b", "relay-a")).isFalse();
        assertThat(place(6, "relay-a", "relay-b")).isTrue();
        assertThat(mandate.epoch()).isEqualTo(6);
        assertThat(mandate.admit(5)).isEqualTo(Admission.STALE);
    }

    @Test
    void isExcludedByAPairWithoutIt() {
        // When
        place(6, "relay-b", "relay-c");

        // Then
        assertThat(mandate.state()).isEqualTo(State.EXCLUDED);
        assertThat(mandate.admit(6)).isEqualTo(Admission.STALE);
        assertThat(mandate.admit(7)).isEqualTo(Admission.ADMITTED);
        assertThat(mandate.state()).isEqualTo(State.SERVING);
    }

    @Test
    void aTokenMayBeAheadOfItsPlacement() {
        // Given
        place(5, "relay-a", "relay-b");
        mandate.admit(6);

        // When
        boolean accepted = place(6, "relay-c", "relay-a");

        // Then
        assertThat(accepted).isTrue();
        assertThat(mandate.peer()).isEqualTo("relay-c");
    }

    @Test
    void asleepItIsFencedUntilConfirmed() {
        // Given
        place(5, "relay-a", "relay-b");
        assertThat(mandate.fence()).isTrue();
        assertThat(mandate.fence()).isFalse();

        // Then
        assertThat(mandate.admit(5)).isEqualTo(Admission.FENCED);
        assertThat(mandate.confirm(4, "relay-a", "relay-b")).isFalse();
        assertThat(mandate.fenced()).isTrue();
        assertThat(mandate.confirm(5, "relay-a", "relay-b")).isTrue();
        assertThat(mandate.serving()).isTrue();
    }

    @Test
    void whileFencedItMayLearnThatItWasReplaced() {
        // Given
        place(5, "relay-a", "relay-b");
        mandate.fence();

        // When
        mandate.confirm(6, "relay-b", "relay-c");

        // Then
        assertThat(mandate.state()).isEqualTo(State.EXCLUDED);
        assertThat(mandate.fence()).isFalse();
    }
}
