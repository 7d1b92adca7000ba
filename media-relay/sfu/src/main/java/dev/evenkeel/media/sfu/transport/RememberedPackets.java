package dev.evenkeel.media.sfu.transport;

import org.jspecify.annotations.Nullable;

/**
 * The latest protected packets of streams whose receiver knows no RTX (RFC 4588). A lost one is
 * sent again byte by byte: protecting other bytes under the same index would break AES-GCM (RFC
 * 7714 §8.3), the same bytes tell nobody anything new.
 */
final class RememberedPackets {
    private static final int CAPACITY = 128;
    private static final int MAX_STREAMS = 64;

    private final int[] ssrcs = new int[MAX_STREAMS];
    private final @Nullable Ring[] rings = new @Nullable Ring[MAX_STREAMS];
    private int count;

    private static final class Ring {
        private final byte[][] packets = new byte[CAPACITY][];
        private final int[] lengths = new int[CAPACITY];
        private final int[] sequences = new int[CAPACITY];

        void store(int sequence, byte[] packet, int length) {
            int slot = sequence & CAPACITY - 1;
            byte[] room = packets[slot];
            if (room == null || room.length < length) {
                room = packets[slot] = new byte[length + 127 & ~127];
            }
            System.arraycopy(packet, 0, room, 0, length);
            lengths[slot] = length;
            sequences[slot] = sequence;
        }

        int copy(int sequence, byte[] target) {
            int slot = sequence & CAPACITY - 1;
            byte[] packet = packets[slot];
            if (packet == null || sequences[slot] != sequence) {
                return -1;
            }
            System.arraycopy(packet, 0, target, 0, lengths[slot]);
            return lengths[slot];
        }
    }

    /** From now on packets of this stream are kept; of more than 64 streams the rest are not. */
    void remember(int ssrc) {
        if (find(ssrc) == null && count < MAX_STREAMS) {
            ssrcs[count] = ssrc;
            rings[count++] = new Ring();
        }
    }

    private @Nullable Ring find(int ssrc) {
        for (int i = 0; i < count; i++) {
            if (ssrcs[i] == ssrc) {
                return rings[i];
            }
        }
        return null;
    }

    /** Keeps a protected packet, if its stream is to be remembered. */
    void sent(int ssrc, int sequence, byte[] packet, int length) {
        Ring ring = count == 0 ? null : find(ssrc);
        if (ring != null) {
            ring.store(sequence, packet, length);
        }
    }

    /** Copies a packet as it was sent; its length, or -1 when it isn't kept any more. */
    int copy(int ssrc, int sequence, byte[] target) {
        Ring ring = find(ssrc);
        return ring == null ? -1 : ring.copy(sequence, target);
    }
}
