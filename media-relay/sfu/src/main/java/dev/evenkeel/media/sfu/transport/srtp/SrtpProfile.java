package dev.evenkeel.media.sfu.transport.srtp;

import org.jspecify.annotations.Nullable;

/** Protection profiles of use_srtp (RFC 5764 §4.1.2, RFC 7714 §14.2), best first. */
public enum SrtpProfile {
    AEAD_AES_128_GCM(7, 16, 12),
    AEAD_AES_256_GCM(8, 32, 12),
    AES128_CM_HMAC_SHA1_80(1, 16, 14);

    /** Longest growth of a packet: the GCM tag and the SRTCP index. */
    public static final int MAX_OVERHEAD = 20;

    private final int id;
    private final int keyLength;
    private final int saltLength;

    SrtpProfile(int id, int keyLength, int saltLength) {
        this.id = id;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
    }

    /** The number in the use_srtp extension. */
    public int id() {
        return id;
    }

    /** Master key length in bytes. */
    public int keyLength() {
        return keyLength;
    }

    /** Master salt length in bytes. */
    public int saltLength() {
        return saltLength;
    }

    /** Best of ours among the offered, or null. */
    public static @Nullable SrtpProfile choose(int[] offered) {
        for (SrtpProfile profile : values()) {
            for (int id : offered) {
                if (id == profile.id) {
                    return profile;
                }
            }
        }
        return null;
    }

    /** All ids, best first. */
    public static int[] ids() {
        SrtpProfile[] all = values();
        int[] ids = new int[all.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = all[i].id;
        }
        return ids;
    }

    /** Whether OpenSSL does AES-GCM in this process. */
    public static boolean isNative() {
        return AeadCiphers.isNative();
    }

    PacketCipher cipher(byte[] masterKey, byte[] masterSalt) {
        KeyDerivation keys = new KeyDerivation(masterKey, masterSalt);
        return switch (this) {
            case AEAD_AES_128_GCM, AEAD_AES_256_GCM -> AeadCiphers.of(keys, keyLength);
            case AES128_CM_HMAC_SHA1_80 -> new CounterModeCipher(keys);
        };
    }
}
