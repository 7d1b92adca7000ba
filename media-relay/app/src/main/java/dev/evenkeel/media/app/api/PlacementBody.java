package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.media.app.placement.Pair;
import dev.evenkeel.platform.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /control/v1/meetings/{id}/placement}.
 *
 * @param bridges bridge address ({@code host:port}) by relay
 * @param ceiling what each receiver gets at most; {@code null}: nothing is said of it
 */
record PlacementBody(
        @Nullable Long epoch,
        @Nullable String primary,
        @Nullable String standby,
        @Nullable Map<String, @Nullable String> bridges,
        @Nullable CeilingBody ceiling) {
    private static final String RELAY_ID = "a relay's id, [a-z0-9-]{1,40}";

    /** What is wrong with it, if anything is; addresses are judged where they are read. */
    Optional<Problem> problem() {
        if (epoch == null || epoch < 1) {
            return Optional.of(Problem.badField("/epoch", "a number ≥ 1", epoch));
        }
        if (primary == null || !RelayIdentity.isRelayId(primary)) {
            return Optional.of(Problem.badField("/primary", RELAY_ID, primary));
        }
        if (standby != null && (!RelayIdentity.isRelayId(standby) || standby.equals(primary))) {
            return Optional.of(
                    Problem.badField("/standby", RELAY_ID + ", not the primary", standby));
        }
        return ceiling == null ? Optional.empty() : ceiling.problem();
    }

    /** Only after {@link #problem()} found nothing. */
    Pair pair() {
        if (epoch == null || primary == null) {
            throw new IllegalStateException("not a placement: " + this);
        }
        return new Pair(epoch, primary, standby);
    }

    /** Bridge addresses as they came; a missing one reads as nothing. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        if (bridges != null) {
            bridges.forEach((relay, text) -> addresses.put(relay, text == null ? "" : text));
        }
        return addresses;
    }
}
