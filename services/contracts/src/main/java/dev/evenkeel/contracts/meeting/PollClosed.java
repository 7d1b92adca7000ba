package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/**
 * A poll takes no more votes.
 *
 * @param voters how many people voted
 */
public record PollClosed(
        String meetingId, String pollId, int voters, String byParticipantId, Instant closedAt) {}
