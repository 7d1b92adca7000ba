package dev.evenkeel.media.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Unsigned integers in network byte order (RFC 1700) inside a byte array, without allocation. */
public final class NetworkOrder {
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private NetworkOrder() {}

    public static int uint8(byte[] buffer, int offset) {
        return buffer[offset] & 0xFF;
    }

    public static int uint16(byte[] buffer, int offset) {
        return (short) SHORT.get(buffer, offset) & 0xFFFF;
    }

    public static int int32(byte[] buffer, int offset) {
        return (int) INT.get(buffer, offset);
    }

    public static long uint32(byte[] buffer, int offset) {
        return int32(buffer, offset) & 0xFFFF_FFFFL;
    }

    public static long int64(byte[] buffer, int offset) {
        return (long) LONG.get(buffer, offset);
    }

    public static void putUint16(byte[] buffer, int offset, int value) {
        SHORT.set(buffer, offset, (short) value);
    }

    public static void putInt32(byte[] buffer, int offset, int value) {
        INT.set(buffer, offset, value);
    }

    public static void putInt64(byte[] buffer, int offset, long value) {
        LONG.set(buffer, offset, value);
    }
}
