package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.bridge.MeetingState.SessionClaim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which claim to be a participant's active session counts: over all relays the one with the highest
 * activation. Claims of local sessions are asked for anew, those of another relay are replaced with
 * each of its messages.
 */
final class Activity {
    private final Map<String, Map<String, Long>> remote = new HashMap<>();

    /**
     * What the active sessions of another relay claim: participant → activation. Whether that is
     * news.
     */
    boolean remote(String relayId, Map<String, Long> claims) {
        Map<String, Long> before = remote.put(relayId, Map.copyOf(claims));
        return !claims.equals(before == null ? Map.of() : before);
    }

    /** The meeting doesn't run on that relay any more. */
    void forget(String relayId) {
        remote.remove(relayId);
    }

    static Map<String, Long> claims(List<SessionClaim> sessions) {
        Map<String, Long> result = new HashMap<>();
        for (SessionClaim session : sessions) {
            if (session.active()) {
                result.merge(session.participantId(), session.activation(), Math::max);
            }
        }
        return result;
    }

    /** The highest claim of each participant, here and there. */
    Map<String, Long> highest(Iterable<Session> local) {
        Map<String, Long> result = highestHere(local);
        remote.values()
                .forEach(claims ->
                        claims.forEach((participant, claim) ->
                                result.merge(participant, claim, Math::max)));
        return result;
    }

    /** The highest claim of each participant on this relay alone. */
    static Map<String, Long> highestHere(Iterable<Session> local) {
        Map<String, Long> result = new HashMap<>();
        for (Session session : local) {
            if (session.claimsActive()) {
                result.merge(session.participantId(), session.activation(), Math::max);
            }
        }
        return result;
    }
}
