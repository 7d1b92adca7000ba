package dev.evenkeel.media.rtp.rtcp;

import static dev.evenkeel.media.rtp.NetworkOrder.int32;
import static dev.evenkeel.media.rtp.NetworkOrder.int64;
import static dev.evenkeel.media.rtp.NetworkOrder.uint16;
import static dev.evenkeel.media.rtp.NetworkOrder.uint32;

/** Reads compound RTCP packets. Packet types it doesn't know are skipped. */
public final class RtcpReader {
    /**
     * Packets that the feedback of one compound packet may report on. 28 bytes could name 65,535;
     * more than this nobody asks a receiver about, and reading them all would take too long.
     */
    public static final int MOST_REPORTED = 8_192;

    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int GOODBYE = 203;
    static final int TRANSPORT_FEEDBACK = 205;
    static final int PAYLOAD_FEEDBACK = 206;

    static final int NACK = 1;
    static final int PICTURE_LOSS = 1;
    static final int FULL_INTRA = 4;
    static final int APPLICATION_LAYER = 15;
    static final int REMB = 0x52454D42;

    private static final int HEADER = 4;
    private static final int REPORT_BLOCK = 24;

    private RtcpReader() {}

    /**
     * False when some packet in it was malformed, or its feedback reports on more than {@link
     * #MOST_REPORTED} packets; what came before it has been handled.
     */
    public static boolean read(byte[] buffer, int offset, int length, RtcpHandler handler) {
        int at = offset;
        int end = offset + length;
        int reported = 0;
        if (length < HEADER) {
            return false;
        }
        while (at < end) {
            if (at + HEADER > end || (buffer[at] & 0xC0) != 0x80) {
                return false;
            }
            int size = HEADER + 4 * uint16(buffer, at + 2);
            if (at + size > end) {
                return false;
            }
            reported += TransportFeedbackReader.reported(buffer, at, at + size);
            if (reported > MOST_REPORTED || !readPacket(buffer, at, at + size, handler)) {
                return false;
            }
            at += size;
        }
        return true;
    }

    private static boolean readPacket(byte[] buffer, int at, int end, RtcpHandler handler) {
        int count = buffer[at] & 0x1F;
        return switch (buffer[at + 1] & 0xFF) {
            case SENDER_REPORT -> readSenderReport(buffer, at, end, count, handler);
            case RECEIVER_REPORT -> readBlocks(buffer, at, at + 8, end, count, handler);
            case GOODBYE -> readGoodbye(buffer, at, end, count, handler);
            case TRANSPORT_FEEDBACK -> readTransportFeedback(buffer, at, end, count, handler);
            case PAYLOAD_FEEDBACK -> readPayloadFeedback(buffer, at, end, count, handler);
            default -> true;
        };
    }

    private static boolean readSenderReport(
            byte[] buffer, int at, int end, int count, RtcpHandler handler) {
        if (at + 28 > end) {
            return false;
        }
        handler.senderReport(
                int32(buffer, at + 4),
                int64(buffer, at + 8),
                int32(buffer, at + 16),
                uint32(buffer, at + 20),
                uint32(buffer, at + 24));
        return readBlocks(buffer, at, at + 28, end, count, handler);
    }

    private static boolean readBlocks(
            byte[] buffer, int at, int blocks, int end, int count, RtcpHandler handler) {
        if (blocks + count * REPORT_BLOCK > end) {
            return false;
        }
        int reporter = int32(buffer, at + 4);
        for (int block = blocks, i = 0; i < count; i++, block += REPORT_BLOCK) {
            int loss = int32(buffer, block + 4);
            handler.reportBlock(
                    reporter,
                    int32(buffer, block),
                    loss >>> 24,
                    loss << 8 >> 8,
                    uint32(buffer, block + 8),
                    uint32(buffer, block + 12),
                    int32(buffer, block + 16),
                    int32(buffer, block + 20));
        }
        return true;
    }

    private static boolean readGoodbye(
            byte[] buffer, int at, int end, int count, RtcpHandler handler) {
        if (at + HEADER + 4 * count > end) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            handler.bye(int32(buffer, at + HEADER + 4 * i));
        }
        return true;
    }

    private static boolean readTransportFeedback(
            byte[] buffer, int at, int end, int format, RtcpHandler handler) {
        return switch (format) {
            case NACK -> readNack(buffer, at, end, handler);
            case ArrivalFeedback.FORMAT -> TransportFeedbackReader.read(buffer, at, end, handler);
            default -> true;
        };
    }

    private static boolean readNack(byte[] buffer, int at, int end, RtcpHandler handler) {
        if (at + 12 > end) {
            return false;
        }
        int ssrc = int32(buffer, at + 8);
        for (int item = at + 12; item + 4 <= end; item += 4) {
            handler.nack(ssrc, uint16(buffer, item), uint16(buffer, item + 2));
        }
        return true;
    }

    private static boolean readPayloadFeedback(
            byte[] buffer, int at, int end, int format, RtcpHandler handler) {
        if (at + 12 > end) {
            return false;
        }
        switch (format) {
            case PICTURE_LOSS -> handler.keyframeRequest(int32(buffer, at + 8));
            case FULL_INTRA -> {
                for (int item = at + 12; item + 8 <= end; item += 8) {
                    handler.keyframeRequest(int32(buffer, item));
                }
            }
            case APPLICATION_LAYER -> {
                if (at + 20 <= end && int32(buffer, at + 12) == REMB) {
                    handler.receiverEstimatedMaximumBitrate(bitRate(int32(buffer, at + 16)));
                }
            }
            default -> {}
        }
        return true;
    }

    /** Six bits of exponent and 18 of mantissa; as much as there can be when it is more. */
    private static long bitRate(int estimate) {
        int exponent = estimate >> 18 & 0x3F;
        long mantissa = estimate & 0x3FFFF;
        return exponent > Long.numberOfLeadingZeros(mantissa) - 1
                ? Long.MAX_VALUE
                : mantissa << exponent;
    }
}
