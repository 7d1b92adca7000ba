package dev.evenkeel.room.domain;

/**
 * A stream in use.
 *
 * @param sessionId the relay's
 * @param participantId the seat it has
 * @param entityTag of the ICE session (RFC 9725 §4.3.1), without quotes: the relay's ufrag
 * @param remoteUfrag the client's
 */
public record StreamSession(
        String sessionId,
        String relayId,
        String participantId,
        String entityTag,
        String remoteUfrag) {

    /** The same after an ICE restart. */
    public StreamSession restarted(String newTag, String newUfrag) {
        return new StreamSession(sessionId, relayId, participantId, newTag, newUfrag);
    }
}
