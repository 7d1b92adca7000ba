package dev.evenkeel.incident.silence.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static final Map<String, String> SUBJECT =
            Map.of("rule", "relay-lost", "cause", "relay-a", "severity", "critical");

    @Test
    void everyFieldMustFit() {
        assertThat(new Match(Map.of("rule", "relay-lost")).fits(SUBJECT)).isTrue();
        assertThat(new Match(Map.of("rule", "relay-lost", "cause", "relay-b")).fits(SUBJECT))
                .isFalse();
        assertThat(new Match(Map.of("site", "*")).fits(SUBJECT)).isFalse();
    }

    @Test
    void aStarStandsForAnyText() {
        assertThat(new Match(Map.of("rule", "relay-*")).fits(SUBJECT)).isTrue();
        assertThat(new Match(Map.of("rule", "*lost")).fits(SUBJECT)).isTrue();
        assertThat(new Match(Map.of("rule", "r*l*t")).fits(SUBJECT)).isTrue();
        assertThat(new Match(Map.of("rule", "relay")).fits(SUBJECT)).isFalse();
        assertThat(new Match(Map.of("rule", "relay-*-x")).fits(SUBJECT)).isFalse();
    }

    @Test
    void aMatchOfNothingOrOfAnUnknownFieldIsAFault() {
        assertThat(Match.fault(Map.of())).isPresent();
        assertThat(Match.fault(Map.of("colour", "red"))).isPresent();
        assertThat(Match.fault(Map.of("rule", " "))).isPresent();
        assertThat(Match.fault(Map.of("rule", "x"))).isEmpty();
    }
}
