package dev.evenkeel.media.sfu.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class BridgeCipherTest {
    private static final byte[] KEY = new byte[32];

    private final BridgeCipher cipher = new BridgeCipher(KEY, 0x0102030405060708L);
    private final byte[] datagram = new byte[100];
    private final byte[] plain = new byte[100];

    private int seal(String text) {
        byte[] content = text.getBytes(US_ASCII);
        return cipher.seal(2, 9, content, content.length, datagram);
    }

    @Test
    void sealsWhatTheInstanceOpens() {
        // When
        int length = seal("state");
        int opened = new BridgeCipher(KEY, 0x0102030405060708L).open(datagram, 0, length, plain);

        // Then
        assertThat(length).isEqualTo(17 + 5 + 16);
        assertThat(new String(plain, 0, opened, US_ASCII)).isEqualTo("state");
        assertThat(BridgeCipher.type(datagram, 0)).isEqualTo(2);
        assertThat(BridgeCipher.instance(datagram, 0)).isEqualTo(0x0102030405060708L);
        assertThat(BridgeCipher.counter(datagram, 0)).isEqualTo(9);
    }

    /** Computed with another implementation: HMAC-SHA256 by hand (RFC 5869), then AES-128-GCM. */
    @Test
    void theFormIsFixed() throws Exception {
        // Given
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, "HmacSHA256"));
        byte[] extracted = mac.doFinal(KEY);
        mac.init(new SecretKeySpec(extracted, "HmacSHA256"));
        mac.update("evenkeel bridge v1".getBytes(US_ASCII));
        byte[] key = Arrays.copyOf(mac.doFinal(new byte[] {1}), 16);
        var gcm = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = HexFormat.of().parseHex("000000000000000000000009");
        gcm.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, nonce));
        gcm.updateAAD(HexFormat.of().parseHex("c201020304050607080000000000000009"));
        byte[] expected = gcm.doFinal("state".getBytes(US_ASCII));

        // When
        int length = seal("state");

        // Then
        assertThat(Arrays.copyOfRange(datagram, 17, length)).isEqualTo(expected);
    }

    @Test
    void nothingMayBeChanged() {
        // Given
        int length = seal("state");
        for (int i = 0; i < length; i++) {
            byte[] changed = Arrays.copyOf(datagram, length);
            changed[i] ^= 1;

            // When
            int opened = cipher.open(changed, 0, length, plain);

            // Then
            assertThat(opened).as("byte %d", i).isEqualTo(-1);
        }
    }

    @Test
    void otherKeysAndInstancesOpenNothing() {
        // Given
        int length = seal("state");
        byte[] otherKey = new byte[32];
        otherKey[31] = 1;

        // Then
        assertThat(new BridgeCipher(otherKey, 0x0102030405060708L).open(datagram, 0, length, plain))
                .isEqualTo(-1);
        assertThat(new BridgeCipher(KEY, 1).open(datagram, 0, length, plain)).isEqualTo(-1);
        assertThat(cipher.open(datagram, 0, 20, plain)).isEqualTo(-1);
    }
}
