package dev.evenkeel.contracts.event;

import java.util.List;

/**
 * Topics for records a consumer could not use, each with the reason in the header {@code
 * dead-letter-reason}. Their records are those of the topic they are named after, byte for byte.
 */
public final class DeadLetterTopics {
    private static final String SUFFIX = ".dead-letter";

    /** Every dead-letter topic that a service writes. */
    public static final List<String> ALL = List.of(of(Topics.FAILOVER_COMMANDS));

    private DeadLetterTopics() {}

    /** The dead-letter topic of a topic. */
    public static String of(String topic) {
        return topic + SUFFIX;
    }

    /** The topic whose records these were. */
    public static String origin(String deadLetterTopic) {
        if (!deadLetterTopic.endsWith(SUFFIX)) {
            throw new IllegalArgumentException(deadLetterTopic + " is no dead-letter topic");
        }
        return deadLetterTopic.substring(0, deadLetterTopic.length() - SUFFIX.length());
    }
}
