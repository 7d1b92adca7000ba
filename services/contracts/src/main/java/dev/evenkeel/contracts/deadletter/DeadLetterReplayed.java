package dev.evenkeel.contracts.deadletter;

import java.time.Instant;

/**
 * A dead letter was put on its topic again. Written in one transaction with the replayed record,
 * and kept for ever, so that a letter is replayed once.
 *
 * @param letterId which letter: topic, partition and offset, joined by slashes
 * @param toTopic the topic it was put on
 * @param eventId the id of the event there
 * @param edited whether it was corrected before
 * @param replayedBy the account of the operator's machine
 */
public record DeadLetterReplayed(
        String letterId,
        String toTopic,
        String eventId,
        boolean edited,
        String replayedBy,
        Instant replayedAt) {}
