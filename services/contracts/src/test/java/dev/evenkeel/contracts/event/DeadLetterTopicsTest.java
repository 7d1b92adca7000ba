package dev.evenkeel.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadLetterTopicsTest {

    @Test
    void everyDeadLetterTopicIsThatOfATopic() {
        assertThat(DeadLetterTopics.ALL)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Topics.ALL).contains(DeadLetterTopics.origin(name)));
        assertThat(DeadLetterTopics.ALL).doesNotContainAnyElementsOf(Topics.ALL);
    }

    @Test
    void deadLettersOutliveWhatTheyWere() {
        assertThat(DeadLetterTopics.ALL)
                .allSatisfy(name ->
                        assertThat(Retention.of(name))
                                .isGreaterThan(Retention.of(DeadLetterTopics.origin(name))));
        assertThat(Retention.of(Topics.TELEMETRY_STREAMS)).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void anyOtherTopicHoldsNoDeadLetters() {
        assertThatThrownBy(() -> DeadLetterTopics.origin(Topics.RELAY_STATUS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
