package dev.evenkeel.media.sfu.codec;

import java.util.Arrays;

/** The numbers agreed on one line, both ways, without search. */
public final class PayloadTypes {
    private static final int NONE = -1;

    private final byte[] codeOf = none();
    private final byte[] repairedCodeOf = none();
    private final byte[] typeOf = none();
    private final byte[] rtxTypeOf = none();

    private static byte[] none() {
        byte[] table = new byte[128];
        Arrays.fill(table, (byte) NONE);
        return table;
    }

    /**
     * Adds an encoding; of two numbers for the same one the first is sent and both are taken.
     *
     * @param rtxPayloadType of its retransmissions, or -1
     */
    public PayloadTypes add(Encoding encoding, int payloadType, int rtxPayloadType) {
        codeOf[payloadType] = (byte) encoding.code();
        if (rtxPayloadType >= 0) {
            repairedCodeOf[rtxPayloadType] = (byte) encoding.code();
        }
        if (typeOf[encoding.code()] == NONE) {
            typeOf[encoding.code()] = (byte) payloadType;
            rtxTypeOf[encoding.code()] = (byte) rtxPayloadType;
        }
        return this;
    }

    /** Code of the encoding a packet of this payload type has, or -1. */
    public int code(int payloadType) {
        return codeOf[payloadType];
    }

    /** Code of the encoding that a retransmission of this payload type repeats, or -1. */
    public int repairedCode(int rtxPayloadType) {
        return repairedCodeOf[rtxPayloadType];
    }

    /** Payload type of an encoding, or -1 when it wasn't agreed. */
    public int payloadType(Encoding encoding) {
        return typeOf[encoding.code()];
    }

    /** Payload type of an encoding's retransmissions, or -1. */
    public int rtxPayloadType(Encoding encoding) {
        return rtxTypeOf[encoding.code()];
    }
}
