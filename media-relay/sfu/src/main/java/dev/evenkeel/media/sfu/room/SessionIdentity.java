package dev.evenkeel.media.sfu.room;

/** Who a session belongs to and what it may do. */
public record SessionIdentity(
        String sessionId, String participantId, boolean mayPublish, boolean maySubscribe) {}
