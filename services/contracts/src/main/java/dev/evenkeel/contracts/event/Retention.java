package dev.evenkeel.contracts.event;

import java.time.Duration;
import java.util.Map;

/** How long Kafka keeps the records of a topic that is not compacted. */
public final class Retention {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration DEAD_LETTERS = Duration.ofDays(30);
    private static final Map<String, Duration> OWN =
            Map.of(
                    Topics.TELEMETRY_LOGS,
                    Duration.ofDays(3),
                    Topics.TELEMETRY_REJECTED,
                    DEAD_LETTERS,
                    Topics.QUALITY_SUBJECTS,
                    Duration.ofDays(1),
                    Topics.PLATFORM_STATUS,
                    Duration.ofDays(1));

    private Retention() {}

    /** The retention of a topic or dead-letter topic. */
    public static Duration of(String topic) {
        return DeadLetterTopics.ALL.contains(topic) ? DEAD_LETTERS : OWN.getOrDefault(topic, USUAL);
    }
}
