package dev.evenkeel.media.app.placement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestTest {
    private final Newest newest = new Newest(2);

    @Test
    void onlyAHigherEpochIsNews() {
        // Given
        newest.learn("m", pair(2));

        // Then
        assertThat(newest.isNews("m", pair(1))).isFalse();
        assertThat(newest.isNews("m", pair(2))).isFalse();
        assertThat(newest.isNews("m", pair(3))).isTrue();
    }

    @Test
    void anOlderEpochChangesNothing() {
        // Given
        newest.learn("m", pair(2));

        // When
        newest.learn("m", pair(1));

        // Then
        assertThat(newest.of("m")).contains(pair(2));
    }

    @Test
    void theEldestGivesWayUnlessServed() {
        // Given
        newest.learn("served", pair(1));
        newest.serve("served");
        newest.learn("eldest", pair(1));

        // When
        newest.learn("youngest", pair(1));

        // Then
        assertThat(newest.of("served")).isPresent();
        assertThat(newest.of("eldest")).isEmpty();
        assertThat(newest.of("youngest")).isPresent();
    }

    @Test
    void meetingsSharedWithARelayAreFound() {
        // Given
        newest.learn("shared", new Pair(1, "relay-a", "relay-b"));
        newest.learn("other", new Pair(1, "relay-a", "relay-c"));
        newest.serve("shared");
        newest.serve("other");

        // Then
        assertThat(newest.servedWith("relay-b")).containsExactly("shared");
    }

    private static Pair pair(long epoch) {
        return new Pair(epoch, "relay-a", "relay-b");
    }
}
