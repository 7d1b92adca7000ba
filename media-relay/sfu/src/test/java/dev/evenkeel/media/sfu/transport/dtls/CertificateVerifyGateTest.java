package dev.evenkeel.media.sfu.transport.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertificateVerifyGateTest {
    private static final String KEY_EXCHANGE = "16fefd0000000000000001000210aa";
    private static final String VERIFY = "16fefd000000000000000200020fbb";
    private static final String CHANGE_CIPHER_SPEC = "14fefd0000000000000003000101";
    private static final String FINISHED = "16fefd00010000000000000002cccc";

    private final CertificateVerifyGate gate = CertificateVerifyGate.closed();

    @Test
    void letsAWholeFlightPassInOneDatagram() {
        // Given
        byte[] flight = datagram(KEY_EXCHANGE, VERIFY, CHANGE_CIPHER_SPEC, FINISHED);

        // When
        int admitted = gate.admit(flight);

        // Then
        assertThat(admitted).isEqualTo(flight.length);
    }

    @Test
    void cutsOffWhatMustWait() {
        // Given
        byte[] lacking = datagram(KEY_EXCHANGE, CHANGE_CIPHER_SPEC, FINISHED);

        // When
        int admitted = gate.admit(lacking);

        // Then
        assertThat(admitted).isEqualTo(datagram(KEY_EXCHANGE).length);
    }

    @Test
    void holdsSingleDatagramsUntilTheVerifyWasSeen() {
        assertThat(gate.admit(datagram(CHANGE_CIPHER_SPEC))).isZero();
        assertThat(gate.admit(datagram(FINISHED))).isZero();
        assertThat(gate.admit(datagram(VERIFY))).isPositive();
        assertThat(gate.admit(datagram(CHANGE_CIPHER_SPEC))).isPositive();
        assertThat(gate.admit(datagram(FINISHED))).isPositive();
    }

    @Test
    void staysInsideRandomBytes() {
        // Given
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);

            // When
            int admitted = CertificateVerifyGate.closed().admit(bytes);

            // Then
            assertThat(admitted).isBetween(0, bytes.length);
        }
    }

    private static byte[] datagram(String... records) {
        return HexFormat.of().parseHex(String.join("", records));
    }
}
