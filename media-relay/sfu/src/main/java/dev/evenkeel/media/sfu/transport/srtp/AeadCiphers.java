package dev.evenkeel.media.sfu.transport.srtp;

import dev.evenkeel.media.sfu.transport.srtp.KeyDerivation.Label;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses who does AES-GCM: OpenSSL 3 where it is installed, else the JDK. */
final class AeadCiphers {
    /** System property: {@code native} (the default where it works) or {@code java}. */
    static final String PROPERTY = "evenkeel.relay.crypto";

    private static final Logger LOG = LoggerFactory.getLogger(AeadCiphers.class);
    private static final boolean NATIVE = wantsNative() && isNativeAvailable();

    private AeadCiphers() {}

    static PacketCipher of(KeyDerivation keys, int keyLength) {
        byte[] rtpKey = keys.derive(Label.RTP_KEY, keyLength);
        byte[] rtpSalt = keys.derive(Label.RTP_SALT, AeadNonce.LENGTH);
        byte[] rtcpKey = keys.derive(Label.RTCP_KEY, keyLength);
        byte[] rtcpSalt = keys.derive(Label.RTCP_SALT, AeadNonce.LENGTH);
        return NATIVE
                ? new NativeAeadCipher(rtpKey, rtpSalt, rtcpKey, rtcpSalt)
                : new AeadCipher(rtpKey, rtpSalt, rtcpKey, rtcpSalt);
    }

    static boolean isNative() {
        return NATIVE;
    }

    private static boolean wantsNative() {
        boolean wanted = !System.getProperty(PROPERTY, "native").equals("java");
        if (!wanted) {
            LOG.info("event=packet-crypto kind=java reason=configured");
        }
        return wanted;
    }

    /** Whether this machine has OpenSSL 3 and we may call it. */
    static boolean isNativeAvailable() {
        try {
            LibCrypto.aesGcm(new byte[16]);
            LOG.info("event=packet-crypto kind=native");
            return true;
        } catch (LinkageError | IllegalCallerException e) {
            LOG.info("event=packet-crypto kind=java reason=\"{}\"", e.toString());
            return false;
        }
    }
}
