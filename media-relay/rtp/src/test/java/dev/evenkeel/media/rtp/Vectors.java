package dev.evenkeel.media.rtp;

import java.util.HexFormat;

/** Packets written down as hex digits, blanks ignored. */
public final class Vectors {
    private Vectors() {}

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    public static String hex(byte[] bytes, int length) {
        return HexFormat.of().formatHex(bytes, 0, length);
    }
}
