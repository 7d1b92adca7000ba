package dev.evenkeel.contracts.meeting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two relays that stand in for each other.
 *
 * @param primary relay that carries the people of this pair
 * @param standby relay kept connected, {@code null} while there is none
 */
public record RelayPair(String primary, @Nullable String standby) {

    /** Primary, then standby if there is one. */
    public List<String> relayIds() {
        return standby == null ? List.of(primary) : List.of(primary, standby);
    }
}
