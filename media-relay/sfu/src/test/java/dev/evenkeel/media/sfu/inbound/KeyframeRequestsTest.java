package dev.evenkeel.media.sfu.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyframeRequestsTest {
    private static final long MILLI = 1_000_000;

    private final KeyframeRequests requests = new KeyframeRequests();

    @Test
    void asksAtOnceAndThenRarely() {
        // Given
        requests.want();
        assertThat(requests.due(0)).isTrue();
        requests.arrived();

        // When
        requests.want();

        // Then
        assertThat(requests.due(499 * MILLI)).isFalse();
        assertThat(requests.due(500 * MILLI)).isTrue();
    }

    @Test
    void asksAgainSoonerWhileNoneCame() {
        // Given
        requests.want();
        requests.due(0);

        // Then
        assertThat(requests.due(199 * MILLI)).isFalse();
        assertThat(requests.due(200 * MILLI)).isTrue();
    }

    @Test
    void asksNothingNobodyWants() {
        assertThat(requests.due(0)).isFalse();
        requests.want();
        requests.forget();
        assertThat(requests.due(MILLI)).isFalse();
    }
}
