package dev.evenkeel.recording.media;

import dev.evenkeel.media.rtp.Av1Payload;
import dev.evenkeel.media.rtp.H264Payload;
import dev.evenkeel.media.rtp.VideoPayload;
import java.util.Arrays;
import java.util.Optional;

/**
 * The part of a packet's payload that belongs to a frame.
 *
 * @param begins whether a frame begins with it
 */
record Payload(byte[] data, int offset, int length, boolean begins) {

    static Optional<Payload> of(Codec codec, int code, byte[] packet, int offset, int length) {
        return switch (codec) {
            case OPUS ->
                    Codec.isRedundant(code)
                            ? primary(packet, offset, length)
                            : Optional.of(new Payload(packet, offset, length, true));
            case VP8 -> vp8(packet, offset, length);
            case VP9 -> vp9(packet, offset, length);
            case H264 -> whole(new H264Payload(), packet, offset, length);
            case AV1 -> whole(new Av1Payload(), packet, offset, length);
        };
    }

    /** The newest block of RFC 2198 §3; the others came before by themselves. */
    private static Optional<Payload> primary(byte[] packet, int offset, int length) {
        int at = offset;
        int end = offset + length;
        int redundant = 0;
        while (at < end && packet[at] < 0) {
            if (at + 4 > end) {
                return Optional.empty();
            }
            redundant += (packet[at + 2] & 3) << 8 | packet[at + 3] & 0xFF;
            at += 4;
        }
        int begin = at + 1 + redundant;
        return begin > end
                ? Optional.empty()
                : Optional.of(new Payload(packet, begin, end - begin, true));
    }

    /** Behind the descriptor of RFC 7741 §4.2. */
    private static Optional<Payload> vp8(byte[] packet, int offset, int length) {
        int end = offset + length;
        if (length < 1) {
            return Optional.empty();
        }
        int first = packet[offset];
        int at = offset + 1;
        if ((first & 0x80) != 0) {
            if (at >= end) {
                return Optional.empty();
            }
            int extensions = packet[at++];
            if ((extensions & 0x80) != 0) {
                at += at < end && packet[at] < 0 ? 2 : 1;
            }
            at += (extensions & 0x40) != 0 ? 1 : 0;
            at += (extensions & 0x30) != 0 ? 1 : 0;
        }
        boolean begins = (first & 0x10) != 0 && (first & 0x0F) == 0;
        return at > end ? Optional.empty() : Optional.of(new Payload(packet, at, end - at, begins));
    }

    /** Behind the descriptor of RFC 9628 §4.2, flexible mode and scalability included. */
    private static Optional<Payload> vp9(byte[] packet, int offset, int length) {
        var reader = new Vp9Descriptor(packet, offset, offset + length);
        return reader.read()
                ? Optional.of(
                        new Payload(
                                packet,
                                reader.end(),
                                offset + length - reader.end(),
                                reader.beginsPicture()))
                : Optional.empty();
    }

    /** All of it is needed to put a frame together. */
    private static Optional<Payload> whole(
            VideoPayload view, byte[] packet, int offset, int length) {
        return view.wrap(packet, offset, length)
                ? Optional.of(new Payload(packet, offset, length, view.startsKeyframe()))
                : Optional.empty();
    }

    byte[] bytes() {
        return Arrays.copyOfRange(data, offset, offset + length);
    }
}
