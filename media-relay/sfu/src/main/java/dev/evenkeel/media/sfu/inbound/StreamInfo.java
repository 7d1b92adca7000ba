package dev.evenkeel.media.sfu.inbound;

/**
 * What is known of a stream before its first packet.
 *
 * @param handle names the stream on the bridge: unique within the relay its client is connected to
 * @param ssrc of the stream as it comes in
 * @param local from a client of this relay, not over the bridge
 * @param repairable whether its sender answers NACKs
 * @param layer of simulcast (RFC 8853): 0 is the smallest picture
 */
public record StreamInfo(
        String participantId,
        String source,
        boolean video,
        int handle,
        int ssrc,
        boolean local,
        boolean repairable,
        int layer) {

    /** A stream without simulcast. */
    public StreamInfo(
            String participantId,
            String source,
            boolean video,
            int handle,
            int ssrc,
            boolean local,
            boolean repairable) {
        this(participantId, source, video, handle, ssrc, local, repairable, 0);
    }

    public int clockRate() {
        return video ? 90_000 : 48_000;
    }
}
