package dev.evenkeel.contracts.relay;

import java.time.Instant;

/** A relay ends on purpose. */
public record RelayStopped(String relayId, String instanceId, Instant stoppedAt) {}
