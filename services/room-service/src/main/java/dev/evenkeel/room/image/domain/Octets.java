package dev.evenkeel.room.image.domain;

/** Bytes, read as numbers at a place. */
record Octets(byte[] content) {

    /** Whether there are at least so many. */
    boolean has(int count) {
        return content.length >= count;
    }

    boolean startsWith(int at, int... expected) {
        if (!has(at + expected.length)) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (at(at + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    int at(int index) {
        return content[index] & 0xFF;
    }

    int big16(int index) {
        return at(index) << 8 | at(index + 1);
    }

    /** Beyond 31 bits it is negative. */
    int big32(int index) {
        return big16(index) << 16 | big16(index + 2);
    }

    int little16(int index) {
        return at(index) | at(index + 1) << 8;
    }

    int little24(int index) {
        return little16(index) | at(index + 2) << 16;
    }
}
