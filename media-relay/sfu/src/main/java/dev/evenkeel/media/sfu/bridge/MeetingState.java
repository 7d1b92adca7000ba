package dev.evenkeel.media.sfu.bridge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a relay tells its pair peer about one meeting, every 200 ms and on change.
 *
 * @param wantsMedia whether any of its sessions gets media
 * @param fenced it may not serve the meeting for now
 */
public record MeetingState(
        String meetingId,
        long epoch,
        String primary,
        @Nullable String standby,
        boolean wantsMedia,
        boolean fenced,
        List<SessionClaim> sessions,
        List<Track> tracks) {

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
     */
    public record Track(int handle, String participantId, String source, boolean video, int ssrc) {}
}
