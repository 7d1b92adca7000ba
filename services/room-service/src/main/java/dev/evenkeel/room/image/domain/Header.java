package dev.evenkeel.room.image.domain;

import java.util.Optional;

/**
 * What the first bytes of an image say. Whatever else claims to know (a file name, a content type)
 * is not asked.
 *
 * @param width in pixels, as said; may be 0 or absurd
 * @param height likewise
 */
public record Header(Format format, int width, int height) {

    /** What browsers show everywhere, and cannot execute. */
    public enum Format {
        PNG("image/png"),
        JPEG("image/jpeg"),
        GIF("image/gif"),
        WEBP("image/webp");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** Nothing when these are not the bytes of an image of a known format. */
    public static Optional<Header> of(byte[] content) {
        Octets octets = new Octets(content);
        return png(octets)
                .or(() -> gif(octets))
                .or(() -> JpegHeader.of(octets))
                .or(() -> WebpHeader.of(octets));
    }

    /** PNG (Third Edition) §5.2 and §11.2.1: the signature, then IHDR before all other chunks. */
    private static Optional<Header> png(Octets octets) {
        boolean isPng =
                octets.startsWith(0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)
                        && octets.startsWith(12, 'I', 'H', 'D', 'R')
                        && octets.has(24);
        return isPng
                ? Optional.of(new Header(Format.PNG, octets.big32(16), octets.big32(20)))
                : Optional.empty();
    }

    /** GIF89a §17 and §18. */
    private static Optional<Header> gif(Octets octets) {
        boolean isGif =
                (octets.startsWith(0, 'G', 'I', 'F', '8', '7', 'a')
                                || octets.startsWith(0, 'G', 'I', 'F', '8', '9', 'a'))
                        && octets.has(10);
        return isGif
                ? Optional.of(new Header(Format.GIF, octets.little16(6), octets.little16(8)))
                : Optional.empty();
    }
}
