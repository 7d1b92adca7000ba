package dev.evenkeel.media.rtp.rtcp;

import static dev.evenkeel.media.rtp.NetworkOrder.int32;
import static dev.evenkeel.media.rtp.NetworkOrder.uint16;

/** Reads transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1). */
final class TransportFeedbackReader {
    private static final int CHUNKS = 20;
    private static final int VECTOR = 0x8000;
    private static final int TWO_BITS = 0x4000;

    private TransportFeedbackReader() {}

    /** How many packets an RTCP packet says it reports on; 0 when it is none of these. */
    static int reported(byte[] buffer, int at, int end) {
        boolean feedback =
                (buffer[at] & 0x1F) == ArrivalFeedback.FORMAT
                        && (buffer[at + 1] & 0xFF) == RtcpReader.TRANSPORT_FEEDBACK
                        && at + CHUNKS <= end;
        return feedback ? uint16(buffer, at + 14) : 0;
    }

    /** False, and nothing has been handed on, when it is cut short. */
    static boolean read(byte[] buffer, int at, int end, RtcpHandler handler) {
        if (at + CHUNKS > end) {
            return false;
        }
        int count = uint16(buffer, at + 14);
        int deltas = chunksEnd(buffer, at + CHUNKS, end, count);
        if (deltas < 0 || deltas + deltaBytes(buffer, at + CHUNKS, count) > end) {
            return false;
        }
        tell(buffer, at, deltas, count, handler);
        handler.feedbackComplete();
        return true;
    }

    /** Where the chunks end, or -1. */
    private static int chunksEnd(byte[] buffer, int at, int end, int count) {
        int told = 0;
        int chunk = at;
        while (told < count) {
            if (chunk + 2 > end) {
                return -1;
            }
            told += symbols(uint16(buffer, chunk));
            chunk += 2;
        }
        return chunk;
    }

    private static int deltaBytes(byte[] buffer, int at, int count) {
        int bytes = 0;
        for (int chunk = at, told = 0; told < count; chunk += 2) {
            int value = uint16(buffer, chunk);
            int symbols = Math.min(symbols(value), count - told);
            for (int i = 0; i < symbols; i++) {
                bytes += size(symbol(value, i));
            }
            told += symbols;
        }
        return bytes;
    }

    private static void tell(byte[] buffer, int at, int deltas, int count, RtcpHandler handler) {
        int sequence = uint16(buffer, at + 12);
        long ticks = (int32(buffer, at + 16) >> 8) * (long) ArrivalFeedback.TICKS_PER_REFERENCE;
        int delta = deltas;
        for (int chunk = at + CHUNKS, told = 0; told < count; chunk += 2) {
            int value = uint16(buffer, chunk);
            int symbols = Math.min(symbols(value), count - told);
            for (int i = 0; i < symbols; i++) {
                int size = size(symbol(value, i));
                if (size > 0) {
                    ticks += size == 1 ? buffer[delta] & 0xFF : (short) uint16(buffer, delta);
                }
                delta += size;
                handler.packetReported(sequence++ & 0xFFFF, size > 0, ticks);
            }
            told += symbols;
        }
    }

    private static int symbols(int chunk) {
        if ((chunk & VECTOR) == 0) {
            return chunk & 0x1FFF;
        }
        return (chunk & TWO_BITS) == 0 ? 14 : 7;
    }

    private static int symbol(int chunk, int index) {
        if ((chunk & VECTOR) == 0) {
            return chunk >> 13 & 3;
        }
        return (chunk & TWO_BITS) == 0 ? chunk >> (13 - index) & 1 : chunk >> (12 - 2 * index) & 3;
    }

    /** Bytes of a packet's delta; the reserved symbol has none and counts as lost. */
    private static int size(int symbol) {
        return symbol == ArrivalFeedback.SMALL_DELTA || symbol == ArrivalFeedback.LARGE_DELTA
                ? symbol
                : 0;
    }
}
