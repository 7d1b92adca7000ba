package dev.evenkeel.media.rtp.stun;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StunReaderTest {
    private final StunReader reader = new StunReader();

    @Test
    void readsTheSampleRequest() {
        // Given
        byte[] message = StunVectors.REQUEST;

        // When
        boolean read = reader.read(message, 0, message.length);

        // Then
        assertThat(read).isTrue();
        assertThat(reader.type()).isEqualTo(Stun.BINDING_REQUEST);
        assertThat(username()).isEqualTo("evtj:h6vY");
        assertThat(reader.priority()).isEqualTo(0x6e0001ffL);
        assertThat(reader.iceControlling()).isFalse();
        assertThat(reader.useCandidate()).isFalse();
        assertThat(reader.hasFingerprint()).isTrue();
        assertThat(reader.authenticates(new StunKey(StunVectors.PASSWORD))).isTrue();
        assertThat(reader.unknownCount()).isZero();
    }

    @Test
    void readsTheSampleIpv4Response() {
        // Given
        byte[] message = StunVectors.IPV4_RESPONSE;

        // When
        boolean read = reader.read(message, 0, message.length);

        // Then
        assertThat(read).isTrue();
        assertThat(reader.type()).isEqualTo(Stun.BINDING_SUCCESS);
        assertThat(reader.hasMappedAddress()).isTrue();
        assertThat(reader.mappedHigh()).isZero();
        assertThat(reader.mappedLow()).isEqualTo(0xFFFF_C000_0201L); // 192.0.2.1
        assertThat(reader.mappedPort()).isEqualTo(32853);
        assertThat(reader.authenticates(new StunKey(StunVectors.PASSWORD))).isTrue();
    }

    @Test
    void readsTheSampleIpv6Response() {
        // Given
        byte[] message = StunVectors.IPV6_RESPONSE;

        // When
        boolean read = reader.read(message, 0, message.length);

        // Then
        assertThat(read).isTrue();
        assertThat(reader.mappedHigh()).isEqualTo(0x20010db8_12345678L);
        assertThat(reader.mappedLow()).isEqualTo(0x00112233_44556677L);
        assertThat(reader.mappedPort()).isEqualTo(32853);
        assertThat(reader.authenticates(new StunKey(StunVectors.PASSWORD))).isTrue();
    }

    @Test
    void readsInTheMiddleOfABuffer() {
        // Given
        byte[] message = StunVectors.REQUEST;
        byte[] buffer = new byte[message.length + 64];
        System.arraycopy(message, 0, buffer, 31, message.length);

        // When
        boolean read = reader.read(buffer, 31, message.length);

        // Then
        assertThat(read).isTrue();
        assertThat(reader.authenticates(new StunKey(StunVectors.PASSWORD))).isTrue();
    }

    @Test
    void forgetsTheMessageBefore() {
        // Given
        reader.read(StunVectors.REQUEST, 0, StunVectors.REQUEST.length);
        StunWriter bare = new StunWriter().message(Stun.BINDING_INDICATION, 1, 2);

        // When
        boolean read = reader.read(bare.buffer(), 0, bare.length());

        // Then
        assertThat(read).isTrue();
        assertThat(reader.hasUsername()).isFalse();
        assertThat(reader.hasIntegrity()).isFalse();
        assertThat(reader.hasFingerprint()).isFalse();
        assertThat(reader.priority()).isZero();
    }

    @Test
    void refusesAnotherPassword() {
        // Given
        reader.read(StunVectors.REQUEST, 0, StunVectors.REQUEST.length);

        // When
        boolean authentic = reader.authenticates(new StunKey("VOkJxbRl1RmTxUk/WvJxBu"));

        // Then
        assertThat(authentic).isFalse();
    }

    @Test
    void countsUnknownAttributesThatMustBeUnderstood() {
        // Given
        StunWriter writer = new StunWriter().message(Stun.BINDING_REQUEST, 1, 2);
        writer.raw(0x0077, new byte[3]).raw(0xC077, new byte[5]).raw(0x0003, new byte[4]);

        // When
        boolean read = reader.read(writer.buffer(), 0, writer.length());

        // Then
        assertThat(read).isTrue();
        assertThat(reader.unknownCount()).isEqualTo(2);
        assertThat(reader.unknown(0)).isEqualTo(0x0077);
        assertThat(reader.unknown(1)).isEqualTo(0x0003);
    }

    @Test
    void ignoresWhatFollowsIntegrity() {
        // Given
        StunKey key = new StunKey("secret");
        StunWriter writer = new StunWriter().message(Stun.BINDING_REQUEST, 1, 2).integrity(key);
        writer.useCandidate().fingerprint();

        // When
        boolean read = reader.read(writer.buffer(), 0, writer.length());

        // Then
        assertThat(read).isTrue();
        assertThat(reader.useCandidate()).isFalse();
        assertThat(reader.authenticates(key)).isTrue();
    }

    private String username() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < reader.usernameLength(); i++) {
            name.append((char) reader.usernameByte(i));
        }
        return name.toString();
    }
}
