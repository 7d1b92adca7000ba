package dev.evenkeel.media.sfu.fuzz;

import java.util.Arrays;

/**
 * An input as a row of datagrams: a byte that says what kind each is, 16 bits of length, and the
 * datagram, the last one cut where the input ends.
 */
public final class Pieces {
    private static final int HEADER = 3;

    private final byte[] input;
    private int start;
    private int end;

    public Pieces(byte[] input) {
        this.input = input;
    }

    /** Goes on to the next; false when there is none. */
    public boolean next() {
        if (input.length - end < HEADER) {
            return false;
        }
        start = end + HEADER;
        int length = (input[start - 2] & 0xFF) << 8 | (input[start - 1] & 0xFF);
        end = Math.min(input.length, start + length);
        return true;
    }

    /** 0–255. */
    public int kind() {
        return input[start - HEADER] & 0xFF;
    }

    public byte[] bytes() {
        return Arrays.copyOfRange(input, start, end);
    }
}
