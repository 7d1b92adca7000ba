package dev.evenkeel.media.sfu.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What one {@code recvmmsg} brought. Where the kernel joins datagrams of one sender that came
 * together (generic receive offload, udp(7)), a message is several of them: all of one length, the
 * last as long or shorter.
 */
final class ReceiveQueue {
    private static final int MESSAGES = 64;

    /** What the kernel joins at most, UDP_GRO_CNT_MAX of its net/ipv4/udp_offload.c. */
    private static final int MAX_SEGMENTS = 64;

    /** The longest UDP datagram, and so the longest joined message. */
    private static final int JOINED = 65_536;

    private static final int SINGLE = PacketSocket.MAX_DATAGRAM + 64;

    private final MemorySegment memory;
    private final MessageHeaders headers;
    private final long slot;
    private final int[] messages = new int[MESSAGES * MAX_SEGMENTS];
    private final int[] offsets = new int[MESSAGES * MAX_SEGMENTS];
    private final int[] lengths = new int[MESSAGES * MAX_SEGMENTS];
    private int datagrams;

    /**
     * @param joins whether the kernel was asked to join datagrams
     */
    ReceiveQueue(Arena arena, SocketAddressCodec codec, boolean joins) {
        slot = joins ? JOINED : SINGLE;
        memory = arena.allocate(MESSAGES * slot, 64);
        headers = new MessageHeaders(arena, MESSAGES, codec);
        long room = joins ? JOINED : PacketSocket.MAX_DATAGRAM;
        for (int i = 0; i < MESSAGES; i++) {
            headers.setVector(i, memory.address() + i * slot, room);
        }
    }

    /** Takes what is there; how many datagrams. */
    int fill(Libc libc, int fd) {
        for (int i = 0; i < MESSAGES; i++) {
            headers.expect(i);
        }
        int received = libc.recvmmsg(fd, headers.from(0), MESSAGES);
        datagrams = 0;
        for (int message = 0; message < received; message++) {
            split(message);
        }
        return datagrams;
    }

    private void split(int message) {
        int total = headers.length(message);
        int segment = headers.segmentSize(message);
        if (headers.truncated(message)) {
            add(message, 0, PacketSocket.MAX_DATAGRAM + 1);
        } else if (segment == 0 || segment >= total) {
            add(message, 0, total);
        } else {
            for (int at = 0; at < total; at += segment) {
                add(message, at, Math.min(segment, total - at));
            }
        }
    }

    private void add(int message, int offset, int length) {
        messages[datagrams] = message;
        offsets[datagrams] = offset;
        lengths[datagrams++] = length;
    }

    /** More than {@link PacketSocket#MAX_DATAGRAM} when the datagram was cut. */
    int length(int index) {
        return lengths[index];
    }

    RemoteAddress from(int index, AddressCache cache) {
        return headers.address(messages[index], cache);
    }

    /** Copies as much of the datagram as the target holds. */
    void copy(int index, byte[] target) {
        MemorySegment.copy(
                memory,
                ValueLayout.JAVA_BYTE,
                messages[index] * slot + offsets[index],
                target,
                0,
                Math.min(lengths[index], PacketSocket.MAX_DATAGRAM));
    }
}
