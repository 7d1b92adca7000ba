package dev.evenkeel.media.app.admission;

import dev.evenkeel.media.app.placement.Whereabouts;
import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.platform.token.TokenClaims;
import java.util.List;

/** What became of a join token. */
public sealed interface Admission {

    /**
     * May open a session.
     *
     * @param tokenId the token's {@code jti}
     */
    record Admitted(TokenClaims claims, String meetingId, long epoch, String tokenId)
            implements Admission {

        /** Where the meeting runs, as the token says. */
        public Whereabouts whereabouts() {
            List<RelayPair> pairs =
                    claims.pairs().isEmpty()
                            ? List.of(pair(claims.relays()))
                            : claims.pairs().stream()
                                    .map(text -> pair(List.of(text.split("/", 2))))
                                    .toList();
            return new Whereabouts(epoch, pairs);
        }

        private static RelayPair pair(List<String> relays) {
            return new RelayPair(relays.getFirst(), relays.size() > 1 ? relays.get(1) : null);
        }
    }

    /** The token proves nothing here. */
    record Unauthorised(String reason) implements Admission {}

    /** The person is known and may not. */
    record Forbidden(String reason) implements Admission {}

    /** The token is for other relays. */
    record WrongRelay(String reason) implements Admission {}

    /** Too many tokens are remembered to tell whether this one was used. */
    record Overrun() implements Admission {}
}
