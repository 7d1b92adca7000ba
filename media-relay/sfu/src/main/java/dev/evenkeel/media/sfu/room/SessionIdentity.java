package dev.evenkeel.media.sfu.room;

/**
 * Who a session belongs to and what it may do.
 *
 * @param branch the number of the pair that the participant sits on
 */
public record SessionIdentity(
        String sessionId,
        String participantId,
        int branch,
        boolean mayPublish,
        boolean maySubscribe) {}
