package dev.evenkeel.media.sfu.transport.srtp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Where OpenSSL finds one packet and leaves it. One per thread, so that it stays in the processor's
 * first cache however many associations there are; its parts begin at fixed places, because a slice
 * per packet would be garbage.
 */
final class CipherMemory {
    /** The longest datagram and then some. */
    private static final int CAPACITY = 1 << 14;

    private static final ThreadLocal<CipherMemory> OF_THREAD =
            ThreadLocal.withInitial(CipherMemory::new);

    final MemorySegment nonce = part(AeadNonce.LENGTH);
    final MemorySegment header = part(CAPACITY);
    final MemorySegment trailer = part(Integer.BYTES);

    /** Encrypted and decrypted in place. */
    final MemorySegment body = part(CAPACITY);

    final MemorySegment tag = part(AeadPacketCipher.TAG);

    /** For what OpenSSL says and nobody needs to know. */
    final MemorySegment unused = part(AeadPacketCipher.TAG);

    static CipherMemory ofThread() {
        return OF_THREAD.get();
    }

    private static MemorySegment part(int bytes) {
        return Arena.ofAuto().allocate(bytes, 64);
    }

    static void put(byte[] source, int from, MemorySegment part, int length) {
        MemorySegment.copy(source, from, part, ValueLayout.JAVA_BYTE, 0, length);
    }

    static void get(MemorySegment part, byte[] target, int at, int length) {
        MemorySegment.copy(part, ValueLayout.JAVA_BYTE, 0, target, at, length);
    }
}
