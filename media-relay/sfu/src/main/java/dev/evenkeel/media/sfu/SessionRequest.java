package dev.evenkeel.media.sfu;

/**
 * A verified wish to connect.
 *
 * @param epoch placement epoch of the token
 * @param branch the number of the pair that the participant sits on, 0 for the first
 * @param mayPublish the grant {@code publish}
 * @param maySubscribe the grant {@code subscribe}
 * @param activation the participant's counter of path changes; the highest wins over all relays
 */
public record SessionRequest(
        String meetingId,
        String participantId,
        long epoch,
        int branch,
        boolean mayPublish,
        boolean maySubscribe,
        boolean active,
        long activation,
        MediaDescription description) {}
