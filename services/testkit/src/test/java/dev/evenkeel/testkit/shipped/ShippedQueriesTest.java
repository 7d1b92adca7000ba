package dev.evenkeel.testkit.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.shipped.Selector.Matcher;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedQueriesTest {
    private static final Exposition TOLD =
            new Exposition(
                    """
                    # TYPE people gauge
                    people 3.0
                    # TYPE packets_total counter
                    packets_total{direction="in",node="ice"} 4.0
                    packets_total{direction="out",node="ice"} 1.0E9
                    """);

    @Test
    void everySelectorIsFoundAndNothingElse() {
        // When
        List<Selector> found =
                PromQl.selectors(
                        """
                        sum by (job, people) (rate(packets_total{job=~"a|b",node!="x y"}[5m]))
                          / on (job) group_left (place) count(people) > bool 0.5 and up{job="a"} offset 5m\
                        """);

        // Then
        assertThat(found)
                .containsExactly(
                        new Selector(
                                "packets_total",
                                List.of(
                                        new Matcher("job", "=~", "a|b"),
                                        new Matcher("node", "!=", "x y"))),
                        new Selector("people", List.of()),
                        new Selector("up", List.of(new Matcher("job", "=", "a"))));
        assertThat(found.getFirst().jobs()).hasValue(List.of("a", "b"));
        assertThat(found.get(1).jobs()).isEmpty();
    }

    @Test
    void whatIsAskedHasToBeTold() {
        assertThat(isTold("people{job=\"a\",instance=\"b\"}")).isTrue();
        assertThat(isTold("packets_total{direction=\"in\",node=\"ice\"}")).isTrue();
        assertThat(isTold("packets_total{direction=~\"lost\"}")).isTrue();
        assertThat(isTold("packets_total{direction=\"lost\"}")).isFalse();
        assertThat(isTold("packets_total{reason=~\"late\"}")).isFalse();
        assertThat(isTold("packets")).isFalse();
    }

    @Test
    void aServiceThatTellsNothingAnswersNothing() {
        assertThat(ShippedQueries.unanswered("media-relay", ""))
                .anySatisfy(missing ->
                        assertThat(missing)
                                .startsWith("alert RelayFenced: ")
                                .contains("evenkeel_relay_fenced"))
                .noneMatch(missing -> missing.contains("evenkeel_room_"));
    }

    private static boolean isTold(String selector) {
        return TOLD.has(PromQl.selectors(selector).getFirst());
    }
}
