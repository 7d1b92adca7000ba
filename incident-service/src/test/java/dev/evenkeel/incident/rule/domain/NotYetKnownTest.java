package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.ruleset.domain.RuleFixture;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** {@code link-saturated} at work since a moment ago, as after a restart. */
class NotYetKnownTest {
    private static final Incident.Cause LINK = new Incident.Cause("site-link", "berlin-1");

    private final RuleFixture full =
            RuleFixture.read(
                    "link-saturated.bad.ndjson", ShippedRules.text("link-saturated.bad.ndjson"));
    private final Detector detector = new Detector(ShippedRules.load());

    @Test
    void aCauseOfWhichTooLittleIsKnownIsNotCalledOver() {
        // When: it is full, and has been read for forty seconds
        run(60, 100);

        // Then
        assertThat(detector.evaluate(at(100))).isEmpty();
        assertThat(detector.isClear("link-saturated", LINK, at(100))).isFalse();
    }

    @Test
    void aCauseThatIsKnownToHaveRoomIsOver() {
        // When
        run(150, 230);

        // Then
        assertThat(detector.isClear("link-saturated", LINK, at(230))).isTrue();
    }

    private void run(int from, int to) {
        full.observations().stream()
                .filter(seen -> !seen.arrivedAt().isBefore(at(from)))
                .filter(seen -> !seen.arrivedAt().isAfter(at(to)))
                .forEach(seen -> {
                    detector.observe(seen);
                    detector.evaluate(seen.arrivedAt());
                });
    }

    private Instant at(int second) {
        return full.header().startedAt().plusSeconds(second);
    }
}
