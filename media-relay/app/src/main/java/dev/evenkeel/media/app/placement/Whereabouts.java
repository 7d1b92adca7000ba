package dev.evenkeel.media.app.placement;

import dev.evenkeel.media.sfu.RelayPair;
import java.util.List;

/**
 * The relays of a meeting under one epoch.
 *
 * @param pairs at least one
 */
public record Whereabouts(long epoch, List<RelayPair> pairs) {
    public Whereabouts {
        pairs = List.copyOf(pairs);
    }

    /** Whether the meeting runs on this relay. */
    public boolean contains(String relayId) {
        return pairs.stream().anyMatch(pair -> pair.contains(relayId));
    }
}
