package dev.evenkeel.media.rtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Who speaks, as a relay tells its clients on the media path between two heartbeats: like {@link
 * HeartbeatPayload} a valid Opus packet of silence whose padding (RFC 6716 §3.2.5) carries it.
 *
 * @param sequence uint32, grows with each change
 * @param speakers who has the floor comes first, then who else speaks, loudest first
 */
public record SpeakersPayload(long sequence, List<Speaker> speakers) {
    /** Told apart from a heartbeat by it. */
    private static final int VERSION = 2;

    private static final int HEAD = 6;

    /**
     * One person.
     *
     * @param speaking right now; who has the floor may pause for breath
     */
    public record Speaker(String participantId, boolean speaking) {}

    public SpeakersPayload {
        speakers = List.copyOf(speakers);
    }

    /** The Opus packet. Names beyond what one packet holds are left out. */
    public byte[] encode() {
        List<byte[]> entries = new ArrayList<>();
        int length = HEAD;
        for (Speaker speaker : speakers) {
            byte[] name = speaker.participantId().getBytes(StandardCharsets.UTF_8);
            if (length + 2 + name.length > OpusPadding.MAX) {
                break;
            }
            entries.add(name);
            length += 2 + name.length;
        }
        return write(entries, length);
    }

    private byte[] write(List<byte[]> names, int length) {
        byte[] padding = new byte[length];
        padding[0] = VERSION;
        NetworkOrder.putInt32(padding, 1, (int) sequence);
        padding[5] = (byte) names.size();
        int at = HEAD;
        for (int i = 0; i < names.size(); i++) {
            byte[] name = names.get(i);
            padding[at++] = (byte) (speakers.get(i).speaking() ? 1 : 0);
            padding[at++] = (byte) name.length;
            System.arraycopy(name, 0, padding, at, name.length);
            at += name.length;
        }
        return OpusPadding.around(padding, length);
    }

    /** Whether these bytes say who speaks, in this version. */
    public static boolean matches(byte[] buffer, int offset, int length) {
        return OpusPadding.matches(buffer, offset, length, VERSION, HEAD);
    }

    /** Reads what {@link #matches} accepted and a relay wrote. */
    public static SpeakersPayload read(byte[] buffer, int offset) {
        List<Speaker> speakers = new ArrayList<>();
        int count = buffer[offset + 10] & 0xFF;
        int at = offset + 11;
        for (int i = 0; i < count; i++) {
            boolean speaking = buffer[at] != 0;
            int length = buffer[at + 1] & 0xFF;
            String name = new String(buffer, at + 2, length, StandardCharsets.UTF_8);
            speakers.add(new Speaker(name, speaking));
            at += 2 + length;
        }
        return new SpeakersPayload(NetworkOrder.uint32(buffer, offset + 6), speakers);
    }
}
