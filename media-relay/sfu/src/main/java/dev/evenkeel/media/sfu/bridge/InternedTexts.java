package dev.evenkeel.media.sfu.bridge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes the same string of the same bytes without allocation, most of the time: a direct-mapped
 * cache of the identifiers that come with every packet.
 */
final class InternedTexts {
    static final int CAPACITY = 1_024;

    private final byte[][] keys = new byte[CAPACITY][];
    private final String[] texts = new String[CAPACITY];

    InternedTexts() {
        Arrays.fill(keys, new byte[0]);
        Arrays.fill(texts, "");
    }

    String get(byte[] buffer, int offset, int length) {
        int slot = slot(buffer, offset, length);
        if (!Arrays.equals(keys[slot], 0, keys[slot].length, buffer, offset, offset + length)) {
            keys[slot] = Arrays.copyOfRange(buffer, offset, offset + length);
            texts[slot] = new String(keys[slot], StandardCharsets.UTF_8);
        }
        return texts[slot];
    }

    private static int slot(byte[] buffer, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        return (hash ^ hash >>> 16) & CAPACITY - 1;
    }
}
