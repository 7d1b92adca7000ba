package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.platform.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two relays that stand in for each other, as a caller names them. */
record PairBody(@Nullable String primary, @Nullable String standby) {
    private static final String RELAY_ID = "a relay's id, [a-z0-9-]{1,40}";

    /**
     * What is wrong with it, if anything is.
     *
     * @param pointer where it stands in the body (RFC 6901)
     */
    Optional<Problem> problem(String pointer) {
        if (primary == null || !RelayIdentity.isRelayId(primary)) {
            return Optional.of(Problem.badField(pointer + "/primary", RELAY_ID, primary));
        }
        return standby == null || (RelayIdentity.isRelayId(standby) && !standby.equals(primary))
                ? Optional.empty()
                : Optional.of(
                        Problem.badField(
                                pointer + "/standby", RELAY_ID + ", not the primary", standby));
    }

    /** Only after {@link #problem} found nothing. */
    RelayPair pair() {
        if (primary == null) {
            throw new IllegalStateException("not a pair: " + this);
        }
        return new RelayPair(primary, standby);
    }
}
