package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.RelayPair;
import java.util.List;

/**
 * What a relay tells another relay of a meeting about it, every 200 ms and on change.
 *
 * @param pairs where the meeting runs, as far as the sender knows; at least one
 * @param wantsMedia whether any of its sessions gets media
 * @param fenced it may not serve the meeting for now
 * @param unwanted handles of the receiver's simulcast layers that nobody at the sender watches
 */
public record MeetingState(
        String meetingId,
        long epoch,
        List<RelayPair> pairs,
        boolean wantsMedia,
        boolean fenced,
        List<SessionClaim> sessions,
        List<Track> tracks,
        List<Integer> unwanted) {

    /**
     * A session of the sender, as a claim to be its participant's active one.
     *
     * @param active whether the client says that its media takes this session
     */
    public record SessionClaim(String participantId, boolean active, long activation) {}

    /**
     * A stream of a client of the sender.
     *
     * @param handle names it in media and requests
     * @param layer of simulcast, 0 the smallest
     * @param set the same for all layers of one source, and for no other
     */
    public record Track(
            int handle,
            String participantId,
            String source,
            boolean video,
            int ssrc,
            int layer,
            int set) {}
}
