package dev.evenkeel.media.rtp;

/**
 * A view of an H.264 payload (RFC 6184 §5.6–5.8). A picture can be decoded from where its sequence
 * parameter set comes: senders repeat it before each IDR picture.
 */
public final class H264Payload implements VideoPayload {
    private static final int TYPE = 0x1F;
    private static final int SEQUENCE_PARAMETER_SET = 7;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;
    private static final int FU_START = 0x80;

    private byte[] buffer = new byte[0];
    private int offset;
    private int end;

    @Override
    public boolean wrap(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        end = offset + length;
        return length >= 1 && (buffer[offset] & TYPE) != 0;
    }

    @Override
    public boolean startsKeyframe() {
        return switch (buffer[offset] & TYPE) {
            case SEQUENCE_PARAMETER_SET -> true;
            case STAP_A -> aggregatesParameterSet();
            case FU_A -> beginsParameterSet();
            default -> false;
        };
    }

    private boolean aggregatesParameterSet() {
        int at = offset + 1;
        while (at + 3 <= end) {
            if ((buffer[at + 2] & TYPE) == SEQUENCE_PARAMETER_SET) {
                return true;
            }
            at += 2 + NetworkOrder.uint16(buffer, at);
        }
        return false;
    }

    private boolean beginsParameterSet() {
        return offset + 1 < end
                && (buffer[offset + 1] & FU_START) != 0
                && (buffer[offset + 1] & TYPE) == SEQUENCE_PARAMETER_SET;
    }
}
