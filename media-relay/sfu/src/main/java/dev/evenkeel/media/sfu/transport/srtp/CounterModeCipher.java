package dev.evenkeel.media.sfu.transport.srtp;

import dev.evenkeel.media.sfu.transport.srtp.KeyDerivation.Label;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES128_CM_HMAC_SHA1_80, RFC 3711 §4.1.1 and §4.2.1. */
final class CounterModeCipher implements PacketCipher {
    private static final int KEY = 16;
    private static final int SALT = 14;
    private static final int AUTHENTICATION_KEY = 20;
    private static final int DIGEST = 20;
    private static final int TAG = 10;
    private static final int INDEX = 4;

    private final Cipher cipher;
    private final Mac rtpMac;
    private final Mac rtcpMac;
    private final SecretKeySpec rtpKey;
    private final SecretKeySpec rtcpKey;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final byte[] counter = new byte[16];
    private final byte[] digest = new byte[DIGEST];
    private final byte[] rollover = new byte[4];

    CounterModeCipher(KeyDerivation keys) {
        rtpKey = new SecretKeySpec(keys.derive(Label.RTP_KEY, KEY), "AES");
        rtpSalt = keys.derive(Label.RTP_SALT, SALT);
        rtcpKey = new SecretKeySpec(keys.derive(Label.RTCP_KEY, KEY), "AES");
        rtcpSalt = keys.derive(Label.RTCP_SALT, SALT);
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            rtpMac = mac(keys.derive(Label.RTP_AUTHENTICATION, AUTHENTICATION_KEY));
            rtcpMac = mac(keys.derive(Label.RTCP_AUTHENTICATION, AUTHENTICATION_KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-CTR and HmacSHA1", e);
        }
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac;
    }

    @Override
    public int rtpOverhead() {
        return TAG;
    }

    @Override
    public int rtcpOverhead() {
        return INDEX + TAG;
    }

    @Override
    public int rtcpIndexPosition(int length) {
        return length - TAG - INDEX;
    }

    @Override
    public int protectRtp(
            byte[] source,
            int offset,
            int headerLength,
            int length,
            long index,
            byte[] target,
            int at) {
        rtpCounter(source, offset, index);
        crypt(rtpKey, source, offset, headerLength, length, target, at);
        digestRtp(target, at, length, index);
        System.arraycopy(digest, 0, target, at + length, TAG);
        return length + TAG;
    }

    @Override
    public int openRtp(
            byte[] source,
            int offset,
            int headerLength,
            int length,
            long index,
            byte[] target,
            int at) {
        int plain = length - TAG;
        if (plain < headerLength) {
            return UNAUTHENTIC;
        }
        digestRtp(source, offset, plain, index);
        if (!tagMatches(source, offset + plain)) {
            return UNAUTHENTIC;
        }
        rtpCounter(source, offset, index);
        crypt(rtpKey, source, offset, headerLength, plain, target, at);
        return plain;
    }

    @Override
    public int protectRtcp(
            byte[] source, int offset, int length, int index, byte[] target, int at) {
        rtcpCounter(source, offset, index);
        crypt(rtcpKey, source, offset, RTCP_HEADER, length, target, at);
        Bytes.int32(target, at + length, index | ENCRYPTED);
        digest(rtcpMac, target, at, length + INDEX);
        System.arraycopy(digest, 0, target, at + length + INDEX, TAG);
        return length + INDEX + TAG;
    }

    @Override
    public int openRtcp(byte[] source, int offset, int length, byte[] target, int at) {
        int plain = length - TAG - INDEX;
        int word = plain < RTCP_HEADER ? 0 : Bytes.int32(source, offset + plain);
        if ((word & ENCRYPTED) == 0) {
            return UNAUTHENTIC;
        }
        digest(rtcpMac, source, offset, plain + INDEX);
        if (!tagMatches(source, offset + plain + INDEX)) {
            return UNAUTHENTIC;
        }
        rtcpCounter(source, offset, word & ~ENCRYPTED);
        crypt(rtcpKey, source, offset, RTCP_HEADER, plain, target, at);
        return plain;
    }

    private void crypt(
            SecretKeySpec key,
            byte[] source,
            int offset,
            int clear,
            int length,
            byte[] target,
            int at) {
        System.arraycopy(source, offset, target, at, clear);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            cipher.doFinal(source, offset + clear, length - clear, target, at + clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CTR refused a packet", e);
        }
    }

    /** The packet and then the rollover counter are authenticated, RFC 3711 §4.2. */
    private void digestRtp(byte[] packet, int offset, int length, long index) {
        Bytes.int32(rollover, 0, (int) (index >>> 16));
        rtpMac.update(packet, offset, length);
        digest(rtpMac, rollover, 0, rollover.length);
    }

    private void digest(Mac mac, byte[] bytes, int offset, int length) {
        mac.update(bytes, offset, length);
        try {
            mac.doFinal(digest, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 has 20 bytes", e);
        }
    }

    private boolean tagMatches(byte[] packet, int at) {
        int difference = 0;
        for (int i = 0; i < TAG; i++) {
            difference |= digest[i] ^ packet[at + i];
        }
        return difference == 0;
    }

    private void rtpCounter(byte[] packet, int offset, long index) {
        counterOf(rtpSalt, packet, offset + 8);
        for (int i = 0; i < 6; i++) {
            counter[8 + i] ^= (byte) (index >>> (40 - 8 * i));
        }
    }

    private void rtcpCounter(byte[] packet, int offset, int index) {
        counterOf(rtcpSalt, packet, offset + 4);
        for (int i = 0; i < 4; i++) {
            counter[10 + i] ^= (byte) (index >>> (24 - 8 * i));
        }
    }

    private void counterOf(byte[] salt, byte[] packet, int ssrcAt) {
        System.arraycopy(salt, 0, counter, 0, SALT);
        counter[SALT] = 0;
        counter[SALT + 1] = 0;
        for (int i = 0; i < 4; i++) {
            counter[4 + i] ^= packet[ssrcAt + i];
        }
    }
}
