package dev.evenkeel.media.sfu.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An array of {@code struct mmsghdr} with the addresses, vectors and control data it points to,
 * recvmmsg(2), 64-bit layout.
 */
final class MessageHeaders {
    private static final long HEADER = 64;
    private static final long NAME = 0;
    private static final long NAME_LENGTH = 8;
    private static final long VECTOR = 16;
    private static final long VECTOR_COUNT = 24;
    private static final long CONTROL = 32;
    private static final long CONTROL_LENGTH = 40;
    private static final long FLAGS = 48;
    private static final long MESSAGE_LENGTH = 56;

    private static final long VECTOR_SIZE = 16;
    private static final long ADDRESS_SIZE = 32;

    /** CMSG_SPACE of the two bytes of UDP_SEGMENT and of the four of UDP_GRO, cmsg(3). */
    private static final long CONTROL_SIZE = 24;

    /** CMSG_LEN of UDP_SEGMENT's two bytes. */
    private static final long SEGMENT_CONTROL = 18;

    /** CMSG_LEN of UDP_GRO's four bytes. */
    private static final long GRO_CONTROL = 20;

    /** {@code struct cmsghdr}: length, level, type, and then the data. */
    private static final long CONTROL_LEVEL = 8;

    private static final long CONTROL_TYPE = 12;
    private static final long CONTROL_DATA = 16;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final MemorySegment headers;
    private final MemorySegment vectors;
    private final MemorySegment addresses;
    private final MemorySegment controls;
    private final SocketAddressCodec codec;

    MessageHeaders(Arena arena, int count, SocketAddressCodec codec) {
        this.codec = codec;
        headers = arena.allocate(count * HEADER, 8);
        vectors = arena.allocate(count * VECTOR_SIZE, 8);
        addresses = arena.allocate(count * ADDRESS_SIZE, 8);
        controls = arena.allocate(count * CONTROL_SIZE, 8);
        for (int i = 0; i < count; i++) {
            headers.set(LONG, i * HEADER + NAME, addresses.address() + i * ADDRESS_SIZE);
            setVectors(i, i, 1);
            writeSegmentControl(i * CONTROL_SIZE);
        }
    }

    private void writeSegmentControl(long at) {
        controls.set(LONG, at, SEGMENT_CONTROL);
        controls.set(INT, at + CONTROL_LEVEL, Libc.SOL_UDP);
        controls.set(INT, at + CONTROL_TYPE, Libc.UDP_SEGMENT);
    }

    /** The headers from one on, to pass to a system call. */
    MemorySegment from(int message) {
        return message == 0 ? headers : headers.asSlice(message * HEADER);
    }

    void setVector(int vector, long address, long length) {
        vectors.set(LONG, vector * VECTOR_SIZE, address);
        vectors.set(LONG, vector * VECTOR_SIZE + 8, length);
    }

    /** Gives a message a run of vectors. */
    void setVectors(int message, int firstVector, int count) {
        headers.set(LONG, message * HEADER + VECTOR, vectors.address() + firstVector * VECTOR_SIZE);
        headers.set(LONG, message * HEADER + VECTOR_COUNT, count);
    }

    /**
     * Asks the kernel to cut the message into datagrams of this size (UDP_SEGMENT, udp(7)); 0 not
     * to.
     */
    void setSegmentSize(int message, int bytes) {
        long header = message * HEADER;
        if (bytes == 0) {
            headers.set(LONG, header + CONTROL_LENGTH, 0);
            return;
        }
        controls.set(ValueLayout.JAVA_SHORT, message * CONTROL_SIZE + CONTROL_DATA, (short) bytes);
        makeRoomForControl(message);
    }

    private void makeRoomForControl(int message) {
        long header = message * HEADER;
        headers.set(LONG, header + CONTROL, controls.address() + message * CONTROL_SIZE);
        headers.set(LONG, header + CONTROL_LENGTH, CONTROL_SIZE);
    }

    void setAddress(int message, RemoteAddress address) {
        codec.write(addresses, message * ADDRESS_SIZE, address);
        headers.set(INT, message * HEADER + NAME_LENGTH, codec.length());
    }

    /** Makes room for what the kernel says of a received message: its sender, its segments. */
    void expect(int message) {
        headers.set(INT, message * HEADER + NAME_LENGTH, (int) ADDRESS_SIZE);
        makeRoomForControl(message);
    }

    /** Length of the datagrams a received message was joined of (UDP_GRO); 0 when it is one. */
    int segmentSize(int message) {
        long at = message * CONTROL_SIZE;
        boolean joined =
                headers.get(LONG, message * HEADER + CONTROL_LENGTH) >= GRO_CONTROL
                        && controls.get(INT, at + CONTROL_LEVEL) == Libc.SOL_UDP
                        && controls.get(INT, at + CONTROL_TYPE) == Libc.UDP_GRO;
        return joined ? controls.get(INT, at + CONTROL_DATA) : 0;
    }

    RemoteAddress address(int message, AddressCache cache) {
        long at = message * ADDRESS_SIZE;
        return cache.get(
                codec.high(addresses, at), codec.low(addresses, at), codec.port(addresses, at));
    }

    int length(int message) {
        return headers.get(INT, message * HEADER + MESSAGE_LENGTH);
    }

    boolean truncated(int message) {
        return (headers.get(INT, message * HEADER + FLAGS) & Libc.MSG_TRUNC) != 0;
    }
}
