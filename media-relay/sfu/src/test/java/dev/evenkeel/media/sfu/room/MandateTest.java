package dev.evenkeel.media.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.media.sfu.room.Mandate.Admission;
import dev.evenkeel.media.sfu.room.Mandate.State;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MandateTest {
    private final Mandate mandate = new Mandate("relay-a", 5);

    private boolean place(long epoch, String primary, @Nullable String standby) {
        return mandate.learn(epoch, List.of(new RelayPair(primary, standby)));
    }

    @Test
    void servesByTokenUntilPlaced() {
        assertThat(mandate.state()).isEqualTo(State.SERVING);
        assertThat(mandate.placed()).isFalse();
        assertThat(mandate.mate(0)).isNull();
    }

    @Test
    void knowsItsMateInEitherRole() {
        place(5, "relay-a", "relay-b");
        assertThat(mandate.mate(0)).isEqualTo("relay-b");
        place(6, "relay-b", "relay-a");
        assertThat(mandate.mate(0)).isEqualTo("relay-b");
        place(7, "relay-a", null);
        assertThat(mandate.mate(0)).isNull();
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
        assertThat(mandate.mate(0)).isEqualTo("relay-c");
    }

    @Test
    void asleepItIsFencedUntilConfirmed() {
        // Given
        place(5, "relay-a", "relay-b");
        assertThat(mandate.fence()).isTrue();
        assertThat(mandate.fence()).isFalse();

        // Then
        assertThat(mandate.admit(5)).isEqualTo(Admission.FENCED);
        assertThat(place(4, "relay-a", "relay-b")).isFalse();
        assertThat(mandate.fenced()).isTrue();
        assertThat(place(5, "relay-a", "relay-b")).isTrue();
        assertThat(mandate.serving()).isTrue();
    }

    @Test
    void whileFencedItMayLearnThatItWasReplaced() {
        // Given
        place(5, "relay-a", "relay-b");
        mandate.fence();

        // When
        place(6, "relay-b", "relay-c");

        // Then
        assertThat(mandate.state()).isEqualTo(State.EXCLUDED);
        assertThat(mandate.fence()).isFalse();
    }

    @Test
    void itsMateDependsOnThePairThatSomebodySitsOn() {
        // When
        mandate.learn(
                6,
                List.of(
                        new RelayPair("relay-b", "relay-c"),
                        new RelayPair("relay-a", "relay-b"),
                        new RelayPair("relay-d", "relay-a"),
                        new RelayPair("relay-e", null)));

        // Then
        assertThat(mandate.others()).containsExactly("relay-b", "relay-c", "relay-d", "relay-e");
        assertThat(mandate.mate(1)).isEqualTo("relay-b");
        assertThat(mandate.mate(2)).isEqualTo("relay-d");
        assertThat(mandate.mate(0)).as("a pair of others").isEqualTo("relay-b");
        assertThat(mandate.mate(9)).as("a pair that is not there").isEqualTo("relay-b");
    }

    @Test
    void theSamePairsInAnotherEpochAreNews() {
        // Given
        place(5, "relay-a", "relay-b");

        // When
        boolean accepted =
                mandate.learn(
                        6,
                        List.of(
                                new RelayPair("relay-a", "relay-b"),
                                new RelayPair("relay-c", null)));

        // Then
        assertThat(accepted).isTrue();
        assertThat(mandate.mate(0)).isEqualTo("relay-b");
        assertThat(place(6, "relay-a", "relay-b")).as("another picture of it").isFalse();
    }
}
