package dev.evenkeel.media.rtp;

/**
 * The heartbeat a relay sends on the media path: a valid Opus packet of silence whose padding (RFC
 * 6716 §3.2.5) carries the relay's state.
 *
 * @param peerHeard the pair peer was heard on the bridge lately
 * @param fenced the relay may not serve the meeting until its placement is confirmed
 * @param draining the relay takes no new sessions
 * @param active this session is the one its participant's media takes
 * @param peerGone the pair peer's machine says that its process is not there any more
 * @param epoch placement epoch, uint32
 * @param sequence uint32, grows by one per heartbeat
 */
public record HeartbeatPayload(
        boolean peerHeard,
        boolean fenced,
        boolean draining,
        boolean active,
        boolean peerGone,
        long epoch,
        long sequence) {
    public static final int LENGTH = 15;
    public static final int PEER_HEARD = 1;
    public static final int FENCED = 2;
    public static final int DRAINING = 4;
    public static final int ACTIVE = 8;
    public static final int PEER_GONE = 16;

    private static final int VERSION = 1;

    /**
     * TOC: CELT, full band, 20 ms, code 3 · one frame with padding · 10 bytes of it · an empty
     * frame.
     */
    private static final byte[] PREFIX = {(byte) 0xFB, 0x41, 0x0A, (byte) 0xFF, (byte) 0xFE};

    /** Writes {@link #LENGTH} bytes; flags are an "or" of the constants above. */
    public static void write(byte[] buffer, int offset, int flags, long epoch, long sequence) {
        System.arraycopy(PREFIX, 0, buffer, offset, PREFIX.length);
        buffer[offset + 5] = VERSION;
        buffer[offset + 6] = (byte) flags;
        NetworkOrder.putInt32(buffer, offset + 7, (int) epoch);
        NetworkOrder.putInt32(buffer, offset + 11, (int) sequence);
    }

    /** Whether these bytes are a heartbeat of this version. */
    public static boolean matches(byte[] buffer, int offset, int length) {
        if (length != LENGTH || buffer[offset + 5] != VERSION) {
            return false;
        }
        for (int i = 0; i < PREFIX.length; i++) {
            if (buffer[offset + i] != PREFIX[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads what {@link #matches} accepted. */
    public static HeartbeatPayload read(byte[] buffer, int offset) {
        int flags = buffer[offset + 6];
        return new HeartbeatPayload(
                (flags & PEER_HEARD) != 0,
                (flags & FENCED) != 0,
                (flags & DRAINING) != 0,
                (flags & ACTIVE) != 0,
                (flags & PEER_GONE) != 0,
                NetworkOrder.uint32(buffer, offset + 7),
                NetworkOrder.uint32(buffer, offset + 11));
    }
}
