package dev.evenkeel.platform.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;

/**
 * Reads strings that are text: halves of surrogate pairs and U+0000 stand for no character people
 * type, and no database keeps them.
 */
final class StrictText extends StringDeserializer {
    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        String text = super.deserialize(parser, context);
        int at = firstBad(text);
        if (at >= 0) {
            throw new InvalidFormatException(
                    parser, "not text", "U+%04X".formatted((int) text.charAt(at)), String.class);
        }
        return text;
    }

    /** Where the text is none; −1: nowhere. */
    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                return i;
            }
            i += pair ? 1 : 0;
        }
        return -1;
    }
}
