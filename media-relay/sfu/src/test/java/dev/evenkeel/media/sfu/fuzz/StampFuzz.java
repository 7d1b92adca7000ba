package dev.evenkeel.media.sfu.fuzz;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.rtp.stamp.StampKey;
import dev.evenkeel.media.rtp.stamp.StampReflection;
import dev.evenkeel.media.rtp.stamp.StampReflection.Verdict;
import dev.evenkeel.media.rtp.stamp.StampSender;
import java.util.Arrays;

/** STAMP test packets and their answers (RFC 8762), in both modes. */
final class StampFuzz implements FuzzTarget {
    private static final int SEQUENCE = 3;
    private static final long RECEIVED_AT = 1L << 33;
    private static final long SENT_AT = RECEIVED_AT + 5;

    private final StampKey key = new StampKey(new byte[16]);

    @Override
    public void take(byte[] input) {
        reflect(null, input);
        reflect(key, input);
        reflect(key, signed(input));
        new StampSender(null, 1).read(input, input.length);
        new StampSender(key, 1).read(input, input.length);
    }

    /** The input behind a packet made with the key. */
    private byte[] signed(byte[] input) {
        StampSender sender = new StampSender(key, input.length & 0xFFFF);
        byte[] packet = Arrays.copyOf(input, Math.max(input.length, sender.length()));
        sender.write(packet, input.length, SENT_AT);
        return packet;
    }

    private static void reflect(StampKey key, byte[] input) {
        StampReflection reflection = new StampReflection(key);
        byte[] packet = input.clone();
        if (reflection.judge(packet, packet.length) != Verdict.GENUINE) {
            return;
        }
        int session = reflection.sessionId(packet);
        reflection.reflect(packet, SEQUENCE, RECEIVED_AT, SENT_AT);
        StampSender sender = new StampSender(key, session);
        var answer = sender.read(packet, packet.length).orElseThrow();
        holds(
                answer.sequence() == SEQUENCE
                        && answer.receivedAt() == RECEIVED_AT
                        && answer.sentAt() == SENT_AT,
                "another answer: " + answer);
        holds(
                Arrays.equals(
                        input,
                        sender.length(),
                        input.length,
                        packet,
                        sender.length(),
                        packet.length),
                "what follows the packet was touched");
    }
}
