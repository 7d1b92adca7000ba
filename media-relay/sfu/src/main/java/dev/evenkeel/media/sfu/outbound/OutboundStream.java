package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import java.nio.charset.StandardCharsets;

/**
 * Which track goes out under which of the relay's SSRCs.
 *
 * @param rtxSsrc of retransmissions
 */
public record OutboundStream(TrackName track, boolean video, int ssrc, int rtxSsrc) {

    public int clockRate() {
        return video ? 90_000 : 48_000;
    }

    /** The publisher's id: what is lined up with what (RFC 7022 asks only that it lasts). */
    byte[] cname() {
        return track.participantId().getBytes(StandardCharsets.UTF_8);
    }
}
