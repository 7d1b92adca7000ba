package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.RelayPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two relays that stand in for each other.
 *
 * @param standby {@code null} while there is none
 */
public record Pair(RelayRef primary, @Nullable RelayRef standby) {
    public Pair {
        if (standby != null && standby.relayId().equals(primary.relayId())) {
            throw new IllegalArgumentException(primary.relayId() + " cannot be its own standby");
        }
    }

    public @Nullable String standbyId() {
        return standby == null ? null : standby.relayId();
    }

    /** Primary, then standby if there is one. */
    public List<String> relayIds() {
        return toEvent().relayIds();
    }

    boolean isPrimary(String relayId) {
        return primary.relayId().equals(relayId);
    }

    boolean isStandby(String relayId) {
        return relayId.equals(standbyId());
    }

    /** As told to the world. */
    public RelayPair toEvent() {
        return new RelayPair(primary.relayId(), standbyId());
    }

    /** {@code primary/standby}, or {@code primary} alone. */
    @Override
    public String toString() {
        return String.join("/", relayIds());
    }
}
