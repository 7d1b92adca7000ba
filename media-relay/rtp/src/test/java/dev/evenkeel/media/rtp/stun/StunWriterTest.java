package dev.evenkeel.media.rtp.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StunWriterTest {
    private final StunWriter writer = new StunWriter();
    private final StunReader reader = new StunReader();

    @Test
    void writesTheSampleIpv4Response() {
        // Given
        reader.read(StunVectors.REQUEST, 0, StunVectors.REQUEST.length);

        // When
        writer.answer(Stun.BINDING_SUCCESS, reader)
                .raw(0x8022, "test vector ".getBytes(StandardCharsets.US_ASCII))
                .xorMappedAddress(0, 0xFFFF_C000_0201L, 32853);
        correctPaddedLength();
        writer.integrity(new StunKey(StunVectors.PASSWORD)).fingerprint();

        // Then
        assertThat(message()).isEqualTo(StunVectors.IPV4_RESPONSE);
    }

    @Test
    void writesTheSampleIpv6Response() {
        // Given
        reader.read(StunVectors.REQUEST, 0, StunVectors.REQUEST.length);

        // When
        writer.answer(Stun.BINDING_SUCCESS, reader)
                .raw(0x8022, "test vector ".getBytes(StandardCharsets.US_ASCII))
                .xorMappedAddress(0x20010db8_12345678L, 0x00112233_44556677L, 32853);
        correctPaddedLength();
        writer.integrity(new StunKey(StunVectors.PASSWORD)).fingerprint();

        // Then
        assertThat(message()).isEqualTo(StunVectors.IPV6_RESPONSE);
    }

    @Test
    void writesAControllingRequestThatItsReaderUnderstands() {
        // Given
        StunKey key = new StunKey("secret");

        // When
        writer.message(Stun.BINDING_REQUEST, 7, 9)
                .username("them:us")
                .priority(0x6e0001ffL)
                .iceControlling(-5)
                .useCandidate()
                .integrity(key)
                .fingerprint();

        // Then
        assertThat(reader.read(writer.buffer(), 0, writer.length())).isTrue();
        assertThat(reader.authenticates(key)).isTrue();
        assertThat(reader.usernameLength()).isEqualTo(7);
        assertThat(reader.priority()).isEqualTo(0x6e0001ffL);
        assertThat(reader.iceControlling()).isTrue();
        assertThat(reader.useCandidate()).isTrue();
        assertThat(reader.transactionLow()).isEqualTo(9);
    }

    @Test
    void namesUnknownAttributesInA420() {
        // Given
        writer.message(Stun.BINDING_REQUEST, 1, 2).raw(0x0077, new byte[4]);
        byte[] request = message();
        reader.read(request, 0, request.length);

        // When
        writer.answer(Stun.BINDING_ERROR, reader)
                .errorCode(Stun.UNKNOWN_ATTRIBUTE)
                .unknownAttributes(reader);

        // Then
        byte[] answer = message();
        assertThat(reader.read(answer, 0, answer.length)).isTrue();
        assertThat(reader.errorCode()).isEqualTo(420);
        assertThat(answer).endsWith(0x00, 0x0A, 0x00, 0x02, 0x00, 0x77, 0x00, 0x00);
    }

    @Test
    void zeroesPaddingLeftByTheMessageBefore() {
        // Given
        writer.message(Stun.BINDING_REQUEST, 1, 2).username("xxxxxxxxxxxxxxxx");

        // When
        writer.message(Stun.BINDING_REQUEST, 1, 2).username("a");

        // Then
        assertThat(message()).endsWith('a', 0, 0, 0);
    }

    @Test
    void refusesMoreThanItsBufferHolds() {
        // Given
        String tooLong = "x".repeat(800);
        writer.message(Stun.BINDING_REQUEST, 1, 2);

        // When, Then
        assertThatThrownBy(() -> writer.username(tooLong))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * RFC 5769 pads SOFTWARE (11 bytes) with a space where RFC 8489 lets us write anything; we
     * write zeros.
     */
    private void correctPaddedLength() {
        writer.buffer()[23] = 11;
    }

    private byte[] message() {
        return Arrays.copyOf(writer.buffer(), writer.length());
    }
}
