package dev.evenkeel.media.sfu.fuzz;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.rtp.AudioLevel;
import dev.evenkeel.media.rtp.Red;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.Rtx;

/** RTP packets (RFC 3550, RFC 8285, RFC 4588, RFC 2198): all that is found lies inside. */
final class RtpFuzz implements FuzzTarget {
    private static final int HEADROOM = 40;
    private static final int EXTENSIONS = 256;

    private final RtpPacket packet = new RtpPacket();

    @Override
    public void take(byte[] input) {
        byte[] buffer = new byte[HEADROOM + input.length];
        System.arraycopy(input, 0, buffer, HEADROOM, input.length);
        if (!packet.wrap(buffer, HEADROOM, input.length)) {
            return;
        }
        inside(packet.payloadOffset(), packet.payloadLength(), buffer.length);
        for (int id = 1; id < EXTENSIONS; id++) {
            extension(id, buffer.length);
        }
        redundancy();
        reduce();
    }

    private void extension(int id, int end) {
        int at = packet.findExtension(id);
        if (at >= 0) {
            inside(at, packet.extensionLength(at), end);
            if (packet.extensionLength(at) > 0) {
                holds(AudioLevel.level(AudioLevel.read(packet.buffer(), at)) <= 127, "a level");
            }
        }
    }

    private void redundancy() {
        int end = packet.payloadOffset() + packet.payloadLength();
        int primary = Red.primary(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
        holds(primary < 0 || (primary > packet.payloadOffset() && primary <= end), "RED outside");
        if (primary >= 0) {
            Red.payloadType(packet.buffer(), packet.payloadOffset(), 96);
            holds(
                    Red.primary(packet.buffer(), packet.payloadOffset(), packet.payloadLength())
                            == primary,
                    "RED of another shape under another number");
        }
    }

    private void reduce() {
        int sequence = packet.sequenceNumber();
        int ssrc = packet.ssrc();
        int payload = packet.payloadLength();
        packet.reduceToFixedHeader();
        holds(
                packet.wrap(packet.buffer(), packet.offset(), packet.length())
                        && packet.sequenceNumber() == sequence
                        && packet.ssrc() == ssrc
                        && packet.payloadLength() == payload
                        && packet.length() == RtpPacket.FIXED_HEADER + payload,
                "another packet after it lost its extensions");
        if (Rtx.unwrap(packet, 7, 96)) {
            holds(packet.ssrc() == 7 && packet.payloadType() == 96, "RTX of another stream");
            holds(packet.payloadLength() == payload - 2, "RTX of another length");
        }
    }

    private static void inside(int at, int length, int end) {
        holds(
                at >= HEADROOM && length >= 0 && at + length <= end,
                at + "+" + length + " of " + end);
    }
}
