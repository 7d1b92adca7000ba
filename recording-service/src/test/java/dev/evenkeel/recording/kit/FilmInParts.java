package dev.evenkeel.recording.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The boxes of a fragmented MP4 file with nothing in them but an index of its parts. */
public final class FilmInParts {
    public static final int TIMESCALE = 12_800;

    private FilmInParts() {}

    /**
     * @param index version of the index's form, 0 or 1
     * @param gap bytes between the index and the first part
     * @param parts lengths; each takes four seconds
     */
    public static byte[] of(int index, int gap, int... parts) {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.writeBytes(box("ftyp", new byte[12]));
        film.writeBytes(box("moov", new byte[32]));
        film.writeBytes(box("sidx", index(index, gap, parts)));
        film.writeBytes(new byte[gap]);
        for (int length : parts) {
            film.writeBytes(box("mdat", new byte[length - 8]));
        }
        return film.toByteArray();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }

    private static byte[] index(int version, int gap, int... parts) {
        int times = version == 0 ? 8 : 16;
        ByteBuffer box = ByteBuffer.allocate(12 + times + 4 + 12 * parts.length);
        box.putInt(version << 24).putInt(1).putInt(TIMESCALE);
        if (version == 0) {
            box.putInt(0).putInt(gap);
        } else {
            box.putLong(0).putLong(gap);
        }
        box.putShort((short) 0).putShort((short) parts.length);
        for (int length : parts) {
            box.putInt(length).putInt(4 * TIMESCALE).putInt(1 << 31);
        }
        return box.array();
    }
}
