package dev.evenkeel.media.sfu.sdp;

import java.util.Set;

/**
 * A payload type of an m-line with what {@code rtpmap}, {@code fmtp} and {@code rtcp-fb} say of it.
 *
 * @param encoding {@code opus/48000/2}, {@code VP8/90000}, {@code rtx/90000}
 * @param parameters the {@code fmtp} value, empty when absent
 */
public record Codec(int payloadType, String encoding, String parameters, Set<String> feedback) {
    boolean is(String wanted) {
        return encoding.equalsIgnoreCase(wanted);
    }

    /** Whether this is the retransmission format (RFC 4588 §8.6) of {@code payloadType}. */
    boolean repeats(int payloadType) {
        return is("rtx/90000") && parameters.replace(" ", "").equals("apt=" + payloadType);
    }
}
