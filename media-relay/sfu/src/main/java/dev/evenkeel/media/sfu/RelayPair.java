package dev.evenkeel.media.sfu;

import org.jspecify.annotations.Nullable;

/**
 * Two relays that stand in for each other.
 *
 * @param standby {@code null} while there is none
 */
public record RelayPair(String primary, @Nullable String standby) {

    /** Whether the relay is one of the two. */
    public boolean contains(String relayId) {
        return relayId.equals(primary) || relayId.equals(standby);
    }

    /** The other one, seen from a relay that is one of the two; null while it is alone. */
    public @Nullable String mateOf(String relayId) {
        return relayId.equals(primary) ? standby : primary;
    }
}
