package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.rtp.NetworkOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals the datagrams of one sender instance: header {@code 0xC0|type, instance (8), counter (8)},
 * then AES-128-GCM ciphertext and tag. The key is HKDF-SHA256 (RFC 5869) of the bridge key with the
 * instance as salt, so no two instances share nonces.
 */
final class BridgeCipher {
    static final int HEADER = 17;
    static final int TAG = 16;
    static final int FIRST_BYTE = 0xC0;

    private static final byte[] INFO = "evenkeel bridge v1".getBytes(StandardCharsets.US_ASCII);

    private final long instance;
    private final SecretKey key;
    private final Cipher cipher;
    private final byte[] nonce = new byte[12];

    BridgeCipher(byte[] bridgeKey, long instance) {
        this.instance = instance;
        byte[] salt = new byte[8];
        NetworkOrder.putInt64(salt, 0, instance);
        try {
            var parameters =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(bridgeKey)
                            .addSalt(salt)
                            .thenExpand(INFO, 16);
            key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks HKDF-SHA256 or AES-GCM", e);
        }
    }

    static int type(byte[] buffer, int offset) {
        return buffer[offset] & 0x1F;
    }

    static long instance(byte[] buffer, int offset) {
        return NetworkOrder.int64(buffer, offset + 1);
    }

    static long counter(byte[] buffer, int offset) {
        return NetworkOrder.int64(buffer, offset + 9);
    }

    /**
     * Writes the datagram to {@code target} from 0; its length. A counter must never be used twice.
     */
    int seal(int type, long counter, byte[] plain, int length, byte[] target) {
        target[0] = (byte) (FIRST_BYTE | type);
        NetworkOrder.putInt64(target, 1, instance);
        NetworkOrder.putInt64(target, 9, counter);
        try {
            begin(Cipher.ENCRYPT_MODE, counter);
            cipher.updateAAD(target, 0, HEADER);
            return HEADER + cipher.doFinal(plain, 0, length, target, HEADER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to seal", e);
        }
    }

    /**
     * Writes the content to {@code target} from 0; its length, or -1 when the datagram is not
     * genuine.
     */
    int open(byte[] buffer, int offset, int length, byte[] target) {
        if (length < HEADER + TAG || length - HEADER - TAG > target.length) {
            return -1;
        }
        try {
            begin(Cipher.DECRYPT_MODE, counter(buffer, offset));
            cipher.updateAAD(buffer, offset, HEADER);
            return cipher.doFinal(buffer, offset + HEADER, length - HEADER, target, 0);
        } catch (AEADBadTagException e) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to open", e);
        }
    }

    private void begin(int mode, long counter) throws GeneralSecurityException {
        NetworkOrder.putInt64(nonce, 4, counter);
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    }
}
