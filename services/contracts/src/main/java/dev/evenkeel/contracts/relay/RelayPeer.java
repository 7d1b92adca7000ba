package dev.evenkeel.contracts.relay;

/** Another relay as seen over the bridge; {@code silentMillis} since the last datagram from it. */
public record RelayPeer(String relayId, boolean alive, long silentMillis) {}
