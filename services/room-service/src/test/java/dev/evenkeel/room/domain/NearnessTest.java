package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearnessTest {
    private static final Instant T0 = Instant.parse("2026-01-01T10:00:00Z");

    private final Relays relays =
            Relays.none()
                    .heard(RelaysTest.relay("a", "here", 0.1))
                    .heard(RelaysTest.relay("b", "here", 0.1))
                    .heard(RelaysTest.relay("c", "there", 0.1));

    @Test
    void theNearestComesFirstAndWhatNobodyMeasuredLast() {
        assertThat(order(new Nearness(Optional.empty(), Map.of("b", 150.0, "c", 30.0))))
                .containsExactly("c", "b", "a");
    }

    @Test
    void aFewMillisecondsMakeNoRelayNearer() {
        assertThat(order(new Nearness(Optional.empty(), Map.of("a", 48.9, "b", 29.0, "c", 30.0))))
                .containsExactly("a", "b", "c");
    }

    @Test
    void theRegionThatWasNamedCountsMore() {
        assertThat(order(new Nearness(Optional.of("here"), Map.of("a", 90.0, "b", 50.0, "c", 5.0))))
                .containsExactly("b", "a", "c");
    }

    @Test
    void theRegionOfTheInstallationCountsWhereNothingElseIsKnown() {
        // Given
        Nearness measured = new Nearness(Optional.empty(), Map.of("c", 5.0));

        // Then
        assertThat(Nearness.unknown().orElseIn(Optional.of("there")).region()).hasValue("there");
        assertThat(measured.orElseIn(Optional.of("here"))).isEqualTo(measured);
    }

    @Test
    void nothingSaidIsNothingKnown() {
        assertThat(Nearness.said(null, null)).isEqualTo(new Reply.Done<>(Nearness.unknown()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(doubles = {-0.1, 60_000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRoundTripIsFromNothingToAMinute(@Nullable Double millis) {
        // Given
        Map<String, @Nullable Double> measured = new HashMap<>();
        measured.put("relay-a", millis);

        // Then
        assertThat(Nearness.said(null, measured))
                .isEqualTo(refused("/roundTripMillis/relay-a", "0–60000", String.valueOf(millis)));
    }

    @Test
    void relaysAreNamedAsRelaysAre() {
        assertThat(Nearness.said(null, Map.of("Relay A", 1.0)))
                .isEqualTo(refused("/roundTripMillis", "[a-z0-9-]{1,40}", "7 characters"));
    }

    @Test
    void thereAreNoMoreThanThirtyTwo() {
        // Given
        Map<String, @Nullable Double> measured = new HashMap<>();
        for (int i = 0; i < 33; i++) {
            measured.put("relay-" + i, 1.0);
        }

        // Then
        assertThat(Nearness.said(null, measured))
                .isEqualTo(refused("/roundTripMillis", "at most 32", "33"));
    }

    private List<String> order(Nearness nearness) {
        return relays.candidates(T0, Map.of(), nearness, Relays.NO_PREFERENCE).stream()
                .map(KnownRelay::relayId)
                .toList();
    }

    private static Reply<Nearness> refused(String field, String expected, String actual) {
        return new Reply.Refused<>(new Refusal.BadField(field, expected, actual));
    }
}
