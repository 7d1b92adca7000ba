package dev.evenkeel.media.sfu.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Datagrams in line for one {@code sendmmsg}. Those of equal length to the same address become one
 * message that the kernel cuts up again (generic segmentation offload): a video frame to a viewer
 * costs one walk through the network stack.
 */
final class SendQueue {
    /**
     * A frame of 20 packets to 50 receivers; the more, the more of a frame travel together, and the
     * later the first ones leave.
     */
    static final int CAPACITY = 1_024;

    /** Older kernels' limit is 64. */
    private static final int MAX_SEGMENTS = 60;

    /** An IP packet has 65,535 bytes, headers included. */
    private static final int MAX_BYTES = 65_000;

    private static final int NONE = -1;

    private final MemorySegment memory;
    private final MessageHeaders headers;
    private final int[] lengths = new int[CAPACITY];
    private final int[] nextOfMessage = new int[CAPACITY];
    private final int[] firstOfMessage = new int[CAPACITY];
    private final int[] lastOfMessage = new int[CAPACITY];
    private final int[] segments = new int[CAPACITY];
    private final int[] firstVector = new int[CAPACITY];
    private final RemoteAddress[] addresses = new RemoteAddress[CAPACITY];
    private int datagrams;
    private int messages;
    private long round = 1;

    SendQueue(Arena arena, SocketAddressCodec codec) {
        memory = arena.allocate((long) CAPACITY * PacketSocket.MAX_SEND, 64);
        headers = new MessageHeaders(arena, CAPACITY, codec);
    }

    boolean isFull() {
        return datagrams == CAPACITY;
    }

    int messages() {
        return messages;
    }

    void add(byte[] datagram, int length, RemoteAddress to, boolean segmentation) {
        int slot = datagrams++;
        MemorySegment.copy(
                datagram,
                0,
                memory,
                ValueLayout.JAVA_BYTE,
                (long) slot * PacketSocket.MAX_SEND,
                length);
        lengths[slot] = length;
        nextOfMessage[slot] = NONE;
        int open = to.openMessage(round);
        if (segmentation && open != NONE && fits(open, length)) {
            nextOfMessage[lastOfMessage[open]] = slot;
            lastOfMessage[open] = slot;
            segments[open]++;
        } else {
            begin(slot, to);
        }
    }

    /** All segments but the last have the same length; a shorter one ends the message. */
    private boolean fits(int message, int length) {
        int size = lengths[firstOfMessage[message]];
        return segments[message] < MAX_SEGMENTS
                && (segments[message] + 1) * size <= MAX_BYTES
                && length <= size
                && lengths[lastOfMessage[message]] == size;
    }

    private void begin(int slot, RemoteAddress to) {
        int message = messages++;
        firstOfMessage[message] = slot;
        lastOfMessage[message] = slot;
        segments[message] = 1;
        addresses[message] = to;
        to.openMessage(round, message);
    }

    /** Fills the headers in; the first is to be passed to {@code sendmmsg}. */
    void prepare() {
        int vector = 0;
        for (int message = 0; message < messages; message++) {
            headers.setAddress(message, addresses[message]);
            firstVector[message] = vector;
            headers.setVectors(message, vector, segments[message]);
            headers.setSegmentSize(
                    message, segments[message] == 1 ? 0 : lengths[firstOfMessage[message]]);
            for (int slot = firstOfMessage[message]; slot != NONE; slot = nextOfMessage[slot]) {
                headers.setVector(vector++, slotAddress(slot), lengths[slot]);
            }
        }
    }

    private long slotAddress(int slot) {
        return memory.address() + (long) slot * PacketSocket.MAX_SEND;
    }

    MemorySegment from(int message) {
        return headers.from(message);
    }

    int datagramsOf(int message) {
        return segments[message];
    }

    int bytesOf(int message) {
        int bytes = 0;
        for (int slot = firstOfMessage[message]; slot != NONE; slot = nextOfMessage[slot]) {
            bytes += lengths[slot];
        }
        return bytes;
    }

    /** Length of a message's n-th datagram. */
    int bytesOf(int message, int nth) {
        int slot = firstOfMessage[message];
        for (int i = 0; i < nth; i++) {
            slot = nextOfMessage[slot];
        }
        return lengths[slot];
    }

    /**
     * Makes of a message its n-th datagram alone, for a kernel or path that takes no segmented
     * ones.
     */
    MemorySegment alone(int message, int nth) {
        headers.setVectors(message, firstVector[message] + nth, 1);
        headers.setSegmentSize(message, 0);
        return headers.from(message);
    }

    void clear() {
        datagrams = 0;
        messages = 0;
        round++;
    }
}
