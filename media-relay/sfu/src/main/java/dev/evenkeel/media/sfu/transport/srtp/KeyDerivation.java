package dev.evenkeel.media.sfu.transport.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Session keys of a master key (RFC 3711 §4.3, key derivation rate 0; RFC 7714 §11 for 96-bit
 * salts).
 */
final class KeyDerivation {
    enum Label {
        RTP_KEY(0),
        RTP_AUTHENTICATION(1),
        RTP_SALT(2),
        RTCP_KEY(3),
        RTCP_AUTHENTICATION(4),
        RTCP_SALT(5);

        private final int number;

        Label(int number) {
            this.number = number;
        }
    }

    private static final int BLOCK = 16;
    private static final int LABEL_POSITION = 7;

    private final SecretKeySpec masterKey;
    private final byte[] masterSalt;

    KeyDerivation(byte[] masterKey, byte[] masterSalt) {
        this.masterKey = new SecretKeySpec(masterKey, "AES");
        this.masterSalt = Arrays.copyOf(masterSalt, BLOCK);
    }

    byte[] derive(Label label, int length) {
        byte[] counter = masterSalt.clone();
        counter[LABEL_POSITION] ^= (byte) label.number;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, masterKey, new IvParameterSpec(counter));
            return cipher.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in counter mode", e);
        }
    }
}
