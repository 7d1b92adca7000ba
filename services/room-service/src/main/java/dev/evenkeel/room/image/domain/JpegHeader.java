package dev.evenkeel.room.image.domain;

import java.util.Optional;

/** JPEG (ITU-T T.81 annex B): marker segments up to the frame header, which has the size. */
final class JpegHeader {
    private static final int MARKER = 0xFF;
    private static final int SMALLEST_LENGTH = 2;

    /** Marker, length, precision, height, width. */
    private static final int FRAME_HEADER = 9;

    private JpegHeader() {}

    static Optional<Header> of(Octets octets) {
        if (!octets.startsWith(0, MARKER, 0xD8, MARKER)) {
            return Optional.empty();
        }
        int at = 2;
        while (octets.has(at + FRAME_HEADER) && octets.at(at) == MARKER) {
            int code = octets.at(at + 1);
            if (isFrame(code)) {
                return Optional.of(
                        new Header(Header.Format.JPEG, octets.big16(at + 7), octets.big16(at + 5)));
            } else if (code == MARKER) {
                at++;
            } else {
                int length = octets.big16(at + 2);
                if (length < SMALLEST_LENGTH) {
                    return Optional.empty();
                }
                at += 2 + length;
            }
        }
        return Optional.empty();
    }

    /** SOF0–SOF15, without DHT, JPG and DAC, which lie between them (T.81 table B.1). */
    private static boolean isFrame(int code) {
        return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
    }
}
