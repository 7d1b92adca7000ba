package dev.evenkeel.media.sfu.sdp;

/** Names of the RTP header extensions the relay reads. */
final class HeaderExtensions {
    /** RFC 9143 §15. */
    static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";

    /** RFC 8852 §4.1. */
    static final String RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

    /** RFC 8852 §4.2. */
    static final String REPAIRED_RID = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";

    /** RFC 6464 §4. */
    static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

    /** Of the whole transport, for congestion control. */
    static final String TRANSPORT_SEQUENCE =
            "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

    /** The RTCP feedback that answers it. */
    static final String TRANSPORT_FEEDBACK = "transport-cc";

    private HeaderExtensions() {}
}
