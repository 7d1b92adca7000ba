package dev.evenkeel.media.rtp.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.stamp.StampReflection.Verdict;
import dev.evenkeel.media.rtp.stamp.StampSender.Reflected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes laid out by hand after the figures of RFC 8762 §4; the HMACs are Python's. */
class StampPacketsTest {
    private static final long T1 = 0xE8F1A2B3_80000000L;
    private static final long T2 = 0xE8F1A2B3_90000000L;
    private static final long T3 = 0xE8F1A2B3_A0000000L;

    private static final byte[] REQUEST =
            bytes("00000007 e8f1a2b380000000 2001 1234" + "00".repeat(28));
    private static final byte[] ANSWER =
            bytes(
                    "00000005 e8f1a2b3a0000000 2001 1234 e8f1a2b390000000"
                            + "00000007 e8f1a2b380000000 2001 0000 ff 000000");
    private static final byte[] SIGNED_REQUEST =
            bytes(
                    "00000007"
                            + "00".repeat(12)
                            + "e8f1a2b380000000 2001 1234"
                            + "00".repeat(68)
                            + "c86895b34d0e34d4030c6bd1df1d90c1");
    private static final byte[] SIGNED_ANSWER =
            bytes(
                    "00000005"
                            + "00".repeat(12)
                            + "e8f1a2b3a0000000 2001 1234 00000000 e8f1a2b390000000"
                            + "00".repeat(8)
                            + "00000007"
                            + "00".repeat(12)
                            + "e8f1a2b380000000 2001"
                            + "00".repeat(6)
                            + "ff"
                            + "00".repeat(15)
                            + "389db2fc8816607fb6238ecfefc234e0");

    @Test
    void senderWritesAnUnauthenticatedPacketOverWhateverWasThere() {
        // Given
        StampSender sender = new StampSender(null, 0x1234);
        byte[] buffer = filled(sender.length());

        // When
        sender.write(buffer, 7, T1);

        // Then
        assertThat(buffer).isEqualTo(REQUEST);
    }

    @Test
    void senderWritesAnAuthenticatedPacket() {
        // Given
        StampSender sender = new StampSender(key(), 0x1234);
        byte[] buffer = filled(sender.length());

        // When
        sender.write(buffer, 7, T1);

        // Then
        assertThat(buffer).isEqualTo(SIGNED_REQUEST);
    }

    @Test
    void reflectorTurnsAPacketIntoItsAnswer() {
        // Given
        StampReflection reflection = new StampReflection(null);
        byte[] buffer = REQUEST.clone();
        assertThat(reflection.judge(buffer, buffer.length)).isEqualTo(Verdict.GENUINE);

        // When
        reflection.reflect(buffer, 5, T2, T3);

        // Then
        assertThat(buffer).isEqualTo(ANSWER);
    }

    @Test
    void reflectorSignsWhatItAnswers() {
        // Given
        StampReflection reflection = new StampReflection(key());
        byte[] buffer = SIGNED_REQUEST.clone();
        assertThat(reflection.judge(buffer, buffer.length)).isEqualTo(Verdict.GENUINE);
        assertThat(reflection.sessionId(buffer)).isEqualTo(0x1234);

        // When
        reflection.reflect(buffer, 5, T2, T3);

        // Then
        assertThat(buffer).isEqualTo(SIGNED_ANSWER);
    }

    @Test
    void senderReadsBothAnswers() {
        Reflected expected = new Reflected(5, 7, T1, T2, T3);
        assertThat(new StampSender(null, 0x1234).read(ANSWER, 44)).contains(expected);
        assertThat(new StampSender(key(), 0x1234).read(SIGNED_ANSWER, 112)).contains(expected);
    }

    @Test
    void senderKnowsAnswersThatAreNotItsOwn() {
        assertThat(new StampSender(null, 0x4321).read(ANSWER, 44)).isEmpty();
        assertThat(new StampSender(null, 0x1234).read(ANSWER, 43)).isEmpty();
        assertThat(new StampSender(key(), 0x4321).read(SIGNED_ANSWER, 112)).isEmpty();
        assertThat(new StampSender(otherKey(), 0x1234).read(SIGNED_ANSWER, 112)).isEmpty();
    }

    @Test
    void senderTakesAnswersOfReflectorsThatKnowNoSessionIdentifier() {
        // Given
        byte[] answer = ANSWER.clone();
        answer[14] = 0;
        answer[15] = 0;

        // When
        var read = new StampSender(null, 0x1234).read(answer, answer.length);

        // Then
        assertThat(read).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 16, 27, 95, 96, 111})
    void anyByteThatIsAlteredMakesAPacketForged(int index) {
        // Given
        byte[] altered = SIGNED_REQUEST.clone();
        altered[index] ^= 1;

        // When
        Verdict verdict = new StampReflection(key()).judge(altered, altered.length);

        // Then
        assertThat(verdict).isEqualTo(Verdict.FORGED);
    }

    @Test
    void whatIsTooShortForTheModeIsNoPacket() {
        assertThat(new StampReflection(null).judge(REQUEST, 43)).isEqualTo(Verdict.TOO_SHORT);
        assertThat(new StampReflection(key()).judge(SIGNED_REQUEST, 111))
                .isEqualTo(Verdict.TOO_SHORT);
        assertThat(new StampReflection(key()).judge(SIGNED_REQUEST, 0))
                .isEqualTo(Verdict.TOO_SHORT);
    }

    @Test
    void tlvsComeBackAsTheyWentWithTheirUnrecognisedFlag() {
        // Given: an Extra Padding TLV (RFC 8972 §4.1), U flag set by its sender
        byte[] buffer = Arrays.copyOf(REQUEST, 52);
        byte[] tlv = bytes("80 01 0004 a1b2c3d4");
        System.arraycopy(tlv, 0, buffer, 44, tlv.length);

        // When
        new StampReflection(null).reflect(buffer, 5, T2, T3);

        // Then
        assertThat(Arrays.copyOf(buffer, 44)).isEqualTo(ANSWER);
        assertThat(Arrays.copyOfRange(buffer, 44, 52)).isEqualTo(tlv);
    }

    private static StampKey key() {
        return new StampKey("shared between sender and reflector".getBytes(StandardCharsets.UTF_8));
    }

    private static StampKey otherKey() {
        return new StampKey(new byte[] {1});
    }

    private static byte[] filled(int length) {
        byte[] buffer = new byte[length];
        Arrays.fill(buffer, (byte) 0xA5);
        return buffer;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
