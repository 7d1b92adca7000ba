package dev.evenkeel.media.sfu.transport.srtp;

import java.util.Arrays;

/**
 * What a DTLS handshake exports for SRTP (RFC 5764 §4.2): client key, server key, client salt,
 * server salt.
 */
public final class SrtpKeys {
    /** RFC 5764 §4.2. */
    public static final String EXPORTER_LABEL = "EXTRACTOR-dtls_srtp";

    private final SrtpProfile profile;
    private final byte[] material;

    public SrtpKeys(SrtpProfile profile, byte[] material) {
        if (material.length != materialLength(profile)) {
            throw new IllegalArgumentException(
                    "key material: expected "
                            + materialLength(profile)
                            + " bytes, got "
                            + material.length);
        }
        this.profile = profile;
        this.material = material.clone();
    }

    /** How many bytes to export for the profile. */
    public static int materialLength(SrtpProfile profile) {
        return 2 * (profile.keyLength() + profile.saltLength());
    }

    public SrtpProfile profile() {
        return profile;
    }

    /** Protects what the DTLS server sends, or what the client sends. */
    public SrtpSender sender(boolean server) {
        return new SrtpSender(profile.cipher(key(server), salt(server)));
    }

    /** Opens what the DTLS server, or the client, receives. */
    public SrtpReceiver receiver(boolean server) {
        return new SrtpReceiver(profile.cipher(key(!server), salt(!server)));
    }

    private byte[] key(boolean server) {
        int length = profile.keyLength();
        int from = server ? length : 0;
        return Arrays.copyOfRange(material, from, from + length);
    }

    private byte[] salt(boolean server) {
        int length = profile.saltLength();
        int from = 2 * profile.keyLength() + (server ? length : 0);
        return Arrays.copyOfRange(material, from, from + length);
    }
}
