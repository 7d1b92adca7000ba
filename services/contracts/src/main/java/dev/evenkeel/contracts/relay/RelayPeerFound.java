package dev.evenkeel.contracts.relay;

import java.time.Instant;

/** A silent peer is heard again; clears {@link RelayPeerLost}. */
public record RelayPeerFound(String relayId, String peerId, Instant foundAt) {}
