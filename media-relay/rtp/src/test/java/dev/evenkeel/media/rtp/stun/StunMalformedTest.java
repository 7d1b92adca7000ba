package dev.evenkeel.media.rtp.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever comes, the reader says yes or no; an array of exactly the message's length shows that it
 * stays inside.
 */
class StunMalformedTest {
    private final StunReader reader = new StunReader();
    private final StunKey key = new StunKey(StunVectors.PASSWORD);

    @Test
    void refusesEveryTruncation() {
        for (byte[] message :
                new byte[][] {
                    StunVectors.REQUEST, StunVectors.IPV4_RESPONSE, StunVectors.IPV6_RESPONSE
                }) {
            for (int length = 0; length < message.length; length++) {
                // Given
                byte[] truncated = Arrays.copyOf(message, length);

                // When
                boolean read = reader.read(truncated, 0, length);

                // Then
                assertThat(read).as("first %d bytes", length).isFalse();
            }
        }
    }

    @Test
    void refusesTruncationsWhoseLengthFieldWasMended() {
        byte[] message = StunVectors.REQUEST;
        for (int length = 24; length < message.length; length += 4) {
            // Given
            byte[] mended = Arrays.copyOf(message, length);
            mended[3] = (byte) (length - Stun.HEADER_LENGTH);

            // When
            boolean authentic = reader.read(mended, 0, length) && reader.authenticates(key);

            // Then: only the cut right after MESSAGE-INTEGRITY leaves an authentic message
            assertThat(authentic).as("first %d bytes", length).isEqualTo(length == 100);
        }
    }

    @Test
    void noticesEveryChangedBit() {
        for (int bit = 0; bit < StunVectors.REQUEST.length * 8; bit++) {
            // Given
            byte[] changed = StunVectors.REQUEST.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            // When
            boolean accepted =
                    reader.read(changed, 0, changed.length)
                            && reader.hasFingerprint()
                            && reader.authenticates(key);

            // Then
            assertThat(accepted).as("bit %d", bit).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void staysInsideRandomBytes(long seed) {
        // Given
        Random random = new Random(seed);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = randomMessage(random);

            // When
            boolean read = reader.read(bytes, 0, bytes.length);

            // Then
            assertThat(read && reader.authenticates(key)).isFalse();
        }
    }

    @Test
    void refusesRangesOutsideTheBuffer() {
        byte[] message = StunVectors.REQUEST;
        assertThat(reader.read(message, 1, message.length)).isFalse();
        assertThat(reader.read(message, -1, message.length)).isFalse();
        assertThat(reader.read(message, message.length, Stun.HEADER_LENGTH)).isFalse();
        assertThat(reader.read(message, 0, Integer.MAX_VALUE)).isFalse();
        assertThat(reader.read(message, 0, -1)).isFalse();
    }

    /** Random bytes behind a header that gets past the first check. */
    private static byte[] randomMessage(Random random) {
        byte[] bytes = new byte[Stun.HEADER_LENGTH + 4 * random.nextInt(40)];
        random.nextBytes(bytes);
        System.arraycopy(StunVectors.REQUEST, 0, bytes, 0, 8);
        int length = bytes.length - Stun.HEADER_LENGTH;
        bytes[2] = (byte) (length >> 8);
        bytes[3] = (byte) length;
        for (int at = Stun.HEADER_LENGTH; at + 4 <= bytes.length; at += 8) {
            bytes[at] = (byte) (random.nextBoolean() ? 0x80 : 0);
            bytes[at + 2] = 0;
        }
        return bytes;
    }
}
