package dev.evenkeel.media.app.placement;

import org.jspecify.annotations.Nullable;

/** The relays of a meeting under one epoch. */
public record Pair(long epoch, String primary, @Nullable String standby) {

    /** Whether the meeting runs on this relay. */
    public boolean contains(String relayId) {
        return relayId.equals(primary) || relayId.equals(standby);
    }
}
