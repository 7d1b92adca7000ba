package dev.evenkeel.media.sfu.transport.srtp;

import java.lang.foreign.MemorySegment;

/**
 * AEAD_AES_128_GCM and AEAD_AES_256_GCM, RFC 7714, by OpenSSL: the key schedules stay, and nothing
 * is allocated per packet (the JDK builds its cipher anew for each nonce).
 */
final class NativeAeadCipher extends AeadPacketCipher {
    private final MemorySegment rtp;
    private final MemorySegment rtcp;

    /** With session keys. */
    NativeAeadCipher(byte[] rtpKey, byte[] rtpSalt, byte[] rtcpKey, byte[] rtcpSalt) {
        super(new AeadNonce(rtpSalt, rtcpSalt));
        rtp = LibCrypto.aesGcm(rtpKey);
        rtcp = LibCrypto.aesGcm(rtcpKey);
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
        CipherMemory memory = CipherMemory.ofThread();
        begin(memory, rtp, true, nonce.ofRtp(source, offset, index));
        header(memory, rtp, source, offset, headerLength);
        return encrypt(memory, rtp, source, offset, headerLength, length, target, at);
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
        CipherMemory memory = CipherMemory.ofThread();
        begin(memory, rtp, false, iv);
        header(memory, rtp, source, offset, headerLength);
        return decrypt(memory, rtp, source, offset, headerLength, plain, target, at);
    }

    @Override
    public int protectRtcp(
            byte[] source, int offset, int length, int index, byte[] target, int at) {
        CipherMemory memory = CipherMemory.ofThread();
        int end = at + length + TAG;
        Bytes.int32(target, end, index | ENCRYPTED);
        begin(memory, rtcp, true, nonce.ofRtcp(source, offset, index));
        header(memory, rtcp, source, offset, RTCP_HEADER);
        trailer(memory, target, end);
        return encrypt(memory, rtcp, source, offset, RTCP_HEADER, length, target, at) + INDEX;
    }

    @Override
    int decryptRtcp(byte[] iv, byte[] source, int offset, int plain, byte[] target, int at) {
        CipherMemory memory = CipherMemory.ofThread();
        begin(memory, rtcp, false, iv);
        header(memory, rtcp, source, offset, RTCP_HEADER);
        trailer(memory, source, offset + plain + TAG);
        return decrypt(memory, rtcp, source, offset, RTCP_HEADER, plain, target, at);
    }

    private static void begin(
            CipherMemory memory, MemorySegment context, boolean encrypts, byte[] iv) {
        CipherMemory.put(iv, 0, memory.nonce, iv.length);
        LibCrypto.begin(context, encrypts, memory.nonce);
    }

    /** What is authenticated and stays in the clear, RFC 7714 §8.2 and §9.2. */
    private static void header(
            CipherMemory memory, MemorySegment context, byte[] source, int from, int length) {
        CipherMemory.put(source, from, memory.header, length);
        LibCrypto.update(context, MemorySegment.NULL, memory.unused, memory.header, length);
    }

    private void trailer(CipherMemory memory, byte[] bytes, int at) {
        CipherMemory.put(bytes, at, memory.trailer, INDEX);
        LibCrypto.update(rtcp, MemorySegment.NULL, memory.unused, memory.trailer, INDEX);
    }

    /** Writes header, encrypted rest and tag; how much that is. */
    private static int encrypt(
            CipherMemory memory,
            MemorySegment context,
            byte[] source,
            int offset,
            int header,
            int length,
            byte[] target,
            int at) {
        crypt(memory, context, source, offset + header, length - header);
        if (!LibCrypto.end(context, memory.tag, memory.unused)) {
            throw new IllegalStateException("AES-GCM refused to end a packet");
        }
        LibCrypto.tag(context, LibCrypto.GET_TAG, TAG, memory.tag);
        System.arraycopy(source, offset, target, at, header);
        CipherMemory.get(memory.body, target, at + header, length - header);
        CipherMemory.get(memory.tag, target, at + length, TAG);
        return length + TAG;
    }

    private static int decrypt(
            CipherMemory memory,
            MemorySegment context,
            byte[] source,
            int offset,
            int header,
            int plain,
            byte[] target,
            int at) {
        CipherMemory.put(source, offset + plain, memory.tag, TAG);
        LibCrypto.tag(context, LibCrypto.SET_TAG, TAG, memory.tag);
        crypt(memory, context, source, offset + header, plain - header);
        if (!LibCrypto.end(context, memory.tag, memory.unused)) {
            return UNAUTHENTIC;
        }
        System.arraycopy(source, offset, target, at, header);
        CipherMemory.get(memory.body, target, at + header, plain - header);
        return plain;
    }

    private static void crypt(
            CipherMemory memory, MemorySegment context, byte[] source, int from, int length) {
        CipherMemory.put(source, from, memory.body, length);
        LibCrypto.update(context, memory.body, memory.unused, memory.body, length);
    }
}
