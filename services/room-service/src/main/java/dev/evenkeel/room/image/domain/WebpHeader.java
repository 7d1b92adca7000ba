package dev.evenkeel.room.image.domain;

import java.util.Optional;

/** WebP (RFC 9649): a RIFF file whose first chunk says the size, in one of three ways. */
final class WebpHeader {
    private static final int FIRST_CHUNK = 12;
    private static final int PAYLOAD = FIRST_CHUNK + 8;
    private static final int FOURTEEN_BITS = 0x3FFF;

    private WebpHeader() {}

    static Optional<Header> of(Octets octets) {
        if (!octets.startsWith(0, 'R', 'I', 'F', 'F')
                || !octets.startsWith(8, 'W', 'E', 'B', 'P', 'V', 'P', '8')
                || !octets.has(PAYLOAD + 10)) {
            return Optional.empty();
        }
        return switch (octets.at(FIRST_CHUNK + 3)) {
            case ' ' -> lossy(octets);
            case 'L' -> lossless(octets);
            case 'X' -> extended(octets);
            default -> Optional.empty();
        };
    }

    /** RFC 6386 §9.1: three bytes of frame tag, a start code, two sizes with their scales. */
    private static Optional<Header> lossy(Octets octets) {
        return octets.startsWith(PAYLOAD + 3, 0x9D, 0x01, 0x2A)
                ? header(
                        octets.little16(PAYLOAD + 6) & FOURTEEN_BITS,
                        octets.little16(PAYLOAD + 8) & FOURTEEN_BITS)
                : Optional.empty();
    }

    /** RFC 9649 §3.4: a signature, then both sizes less one in 14 bits each. */
    private static Optional<Header> lossless(Octets octets) {
        int low = octets.little16(PAYLOAD + 1);
        int high = octets.little16(PAYLOAD + 3);
        return octets.startsWith(PAYLOAD, 0x2F)
                ? header((low & FOURTEEN_BITS) + 1, (low >> 14 | (high & 0xFFF) << 2) + 1)
                : Optional.empty();
    }

    /** RFC 9649 §2.7.1: flags, then both sizes less one in 24 bits each. */
    private static Optional<Header> extended(Octets octets) {
        return header(octets.little24(PAYLOAD + 4) + 1, octets.little24(PAYLOAD + 7) + 1);
    }

    private static Optional<Header> header(int width, int height) {
        return Optional.of(new Header(Header.Format.WEBP, width, height));
    }
}
