package dev.evenkeel.media.rtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which simulcast layers (RFC 8853) a client is to send, as its relay tells it on the media path
 * between two heartbeats: like {@link HeartbeatPayload} a valid Opus packet of silence whose
 * padding (RFC 6716 §3.2.5) carries it.
 *
 * @param sequence uint32, grows with each change
 */
public record LayersPayload(long sequence, List<Line> lines) {
    /** Told apart from heartbeats and speakers by it. */
    private static final int VERSION = 3;

    private static final int HEAD = 6;

    /**
     * The layers of one m-line. Bit 0 is the first of {@code a=simulcast:send}, which has the
     * smallest picture. A layer that is in neither stays as it is.
     *
     * @param on to be sent, as bits 0–7
     * @param off nobody needs them, as bits 0–7; none of them is also on
     */
    public record Line(String mid, int on, int off) {
        public Line {
            if ((on & off) != 0 || (on | off) >>> 8 != 0) {
                throw new IllegalArgumentException("on " + on + ", off " + off);
            }
        }
    }

    public LayersPayload {
        lines = List.copyOf(lines);
    }

    /** The Opus packet. Lines beyond what one packet holds are left out: they stay as they are. */
    public byte[] encode() {
        byte[] padding = new byte[OpusPadding.MAX];
        padding[0] = VERSION;
        NetworkOrder.putInt32(padding, 1, (int) sequence);
        int count = 0;
        int at = HEAD;
        for (Line line : lines) {
            byte[] mid = line.mid().getBytes(StandardCharsets.UTF_8);
            if (at + 3 + mid.length > padding.length) {
                break;
            }
            padding[at] = (byte) line.on();
            padding[at + 1] = (byte) line.off();
            padding[at + 2] = (byte) mid.length;
            System.arraycopy(mid, 0, padding, at + 3, mid.length);
            at += 3 + mid.length;
            count++;
        }
        padding[HEAD - 1] = (byte) count;
        return OpusPadding.around(padding, at);
    }

    /** Whether these bytes say which layers are to be sent, in this version. */
    public static boolean matches(byte[] buffer, int offset, int length) {
        return OpusPadding.matches(buffer, offset, length, VERSION, HEAD);
    }

    /** Reads what {@link #matches} accepted and a relay wrote. */
    public static LayersPayload read(byte[] buffer, int offset) {
        int start = offset + OpusPadding.HEAD;
        List<Line> lines = new ArrayList<>();
        int at = start + HEAD;
        for (int left = buffer[start + HEAD - 1] & 0xFF; left > 0; left--) {
            int length = buffer[at + 2] & 0xFF;
            String mid = new String(buffer, at + 3, length, StandardCharsets.UTF_8);
            lines.add(new Line(mid, buffer[at] & 0xFF, buffer[at + 1] & 0xFF));
            at += 3 + length;
        }
        return new LayersPayload(NetworkOrder.uint32(buffer, start + 1), lines);
    }
}
