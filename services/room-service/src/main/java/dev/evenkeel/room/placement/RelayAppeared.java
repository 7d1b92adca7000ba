package dev.evenkeel.room.placement;

/** A relay is heard for the first time, again, or after a restart: it may know nothing. */
public record RelayAppeared(String relayId) {}
