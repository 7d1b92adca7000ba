package dev.evenkeel.media.sfu.transport.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AEAD_AES_128_GCM and AEAD_AES_256_GCM, RFC 7714, by the JDK. */
final class AeadCipher extends AeadPacketCipher {
    private static final int TAG_BITS = 8 * TAG;

    private final Cipher cipher;
    private final SecretKeySpec rtpKey;
    private final SecretKeySpec rtcpKey;

    /** With session keys. */
    AeadCipher(byte[] rtpKey, byte[] rtpSalt, byte[] rtcpKey, byte[] rtcpSalt) {
        super(new AeadNonce(rtpSalt, rtcpSalt));
        this.rtpKey = new SecretKeySpec(rtpKey, "AES");
        this.rtcpKey = new SecretKeySpec(rtcpKey, "AES");
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
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
        try {
            begin(Cipher.ENCRYPT_MODE, rtpKey, nonce.ofRtp(source, offset, index));
            return rtp(source, offset, headerLength, length, target, at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused a packet", e);
        }
    }

    @Override
    int decryptRtp(
            byte[] iv,
            byte[] source,
            int offset,
            int headerLength,
            int plain,
            byte[] target,
            int at) {
        try {
            begin(Cipher.DECRYPT_MODE, rtpKey, iv);
            return rtp(source, offset, headerLength, plain + TAG, target, at);
        } catch (AEADBadTagException e) {
            return UNAUTHENTIC;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused a packet", e);
        }
    }

    private int rtp(byte[] source, int offset, int headerLength, int length, byte[] target, int at)
            throws GeneralSecurityException {
        cipher.updateAAD(source, offset, headerLength);
        System.arraycopy(source, offset, target, at, headerLength);
        int body = length - headerLength;
        return headerLength
                + cipher.doFinal(source, offset + headerLength, body, target, at + headerLength);
    }

    @Override
    public int protectRtcp(
            byte[] source, int offset, int length, int index, byte[] target, int at) {
        try {
            begin(Cipher.ENCRYPT_MODE, rtcpKey, nonce.ofRtcp(source, offset, index));
            int end = at + length + TAG;
            Bytes.int32(target, end, index | ENCRYPTED);
            cipher.updateAAD(source, offset, RTCP_HEADER);
            cipher.updateAAD(target, end, INDEX);
            rtcp(source, offset, length, target, at);
            return length + TAG + INDEX;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused a packet", e);
        }
    }

    @Override
    int decryptRtcp(byte[] iv, byte[] source, int offset, int plain, byte[] target, int at) {
        try {
            begin(Cipher.DECRYPT_MODE, rtcpKey, iv);
            cipher.updateAAD(source, offset, RTCP_HEADER);
            cipher.updateAAD(source, offset + plain + TAG, INDEX);
            return rtcp(source, offset, plain + TAG, target, at);
        } catch (AEADBadTagException e) {
            return UNAUTHENTIC;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused a packet", e);
        }
    }

    private int rtcp(byte[] source, int offset, int length, byte[] target, int at)
            throws GeneralSecurityException {
        System.arraycopy(source, offset, target, at, RTCP_HEADER);
        int body = length - RTCP_HEADER;
        return RTCP_HEADER
                + cipher.doFinal(source, offset + RTCP_HEADER, body, target, at + RTCP_HEADER);
    }

    private void begin(int mode, SecretKeySpec key, byte[] iv) throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    }
}
