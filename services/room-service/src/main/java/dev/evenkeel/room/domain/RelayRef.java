package dev.evenkeel.room.domain;

/**
 * A relay as a placement names it.
 *
 * @param instanceId the process meant; after a restart the relay knows nothing of what it had
 */
public record RelayRef(String relayId, String instanceId) {}
