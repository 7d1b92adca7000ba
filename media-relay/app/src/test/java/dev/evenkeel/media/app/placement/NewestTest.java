package dev.evenkeel.media.app.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.RelayPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestTest {
    private final Newest newest = new Newest(2);

    @Test
    void onlyAHigherEpochIsNews() {
        // Given
        newest.learn("m", at(2));

        // Then
        assertThat(newest.isNews("m", at(1))).isFalse();
        assertThat(newest.isNews("m", at(2))).isFalse();
        assertThat(newest.isNews("m", at(3))).isTrue();
    }

    @Test
    void anOlderEpochChangesNothing() {
        // Given
        newest.learn("m", at(2));

        // When
        newest.learn("m", at(1));

        // Then
        assertThat(newest.of("m")).contains(at(2));
    }

    @Test
    void theEldestGivesWayUnlessServed() {
        // Given
        newest.learn("served", at(1));
        newest.serve("served");
        newest.learn("eldest", at(1));

        // When
        newest.learn("youngest", at(1));

        // Then
        assertThat(newest.of("served")).isPresent();
        assertThat(newest.of("eldest")).isEmpty();
        assertThat(newest.of("youngest")).isPresent();
    }

    @Test
    void meetingsSharedWithARelayAreFound() {
        // Given
        newest.learn("shared", at(1, "relay-b"));
        newest.learn("other", at(1, "relay-c"));
        newest.serve("shared");
        newest.serve("other");

        // Then
        assertThat(newest.servedWith("relay-b")).containsExactly("shared");
    }

    private static Whereabouts at(long epoch) {
        return at(epoch, "relay-b");
    }

    private static Whereabouts at(long epoch, String standby) {
        return new Whereabouts(epoch, List.of(new RelayPair("relay-a", standby)));
    }
}
