package dev.evenkeel.room.image.domain;

import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;

/** Which images are taken. */
public final class ImageRules {
    /** Bytes; the limit of the whole request is the same, in application.properties. */
    public static final int LARGEST = 4 << 20;

    /** Pixels. */
    public static final int LONGEST_SIDE = 8_192;

    /** What a phone can still unpack: 4 bytes each. */
    public static final int MOST_PIXELS = 40_000_000;

    /** Characters; the caption travels in the address of the request. */
    public static final int LONGEST_CAPTION = 300;

    private ImageRules() {}

    /** The image these bytes are, by themselves. */
    public static Reply<ChatMessage.Image> judge(byte[] content) {
        if (content.length > LARGEST) {
            return refused("1–%d bytes".formatted(LARGEST), content.length + " bytes");
        }
        return Header.of(content)
                .map(ImageRules::judge)
                .orElseGet(() -> refused("a PNG, JPEG, GIF or WebP image", "other bytes"));
    }

    private static Reply<ChatMessage.Image> judge(Header header) {
        int width = header.width();
        int height = header.height();
        boolean fits = isSide(width) && isSide(height) && (long) width * height <= MOST_PIXELS;
        return fits
                ? new Reply.Done<>(
                        new ChatMessage.Image(header.format().mediaType(), width, height))
                : refused(
                        "at most %d pixels a side and %d in all"
                                .formatted(LONGEST_SIDE, MOST_PIXELS),
                        "%d × %d pixels".formatted(width, height));
    }

    private static boolean isSide(int pixels) {
        return pixels >= 1 && pixels <= LONGEST_SIDE;
    }

    private static Reply<ChatMessage.Image> refused(String expected, String actual) {
        return new Reply.Refused<>(new Refusal.BadField("body", expected, actual));
    }
}
