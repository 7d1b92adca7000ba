package dev.evenkeel.room.stream;

import java.util.Arrays;

/** Entity tags of ICE sessions (RFC 9110 §8.8.3), always strong. */
public final class EntityTags {
    private EntityTags() {}

    /** As a header field says it. */
    public static String quoted(String tag) {
        return '"' + tag + '"';
    }

    /** Whether an {@code If-Match} names any current one. */
    public static boolean isAny(String ifMatch) {
        return ifMatch.strip().equals("*");
    }

    /** Strong comparison (RFC 9110 §13.1.1): a weak tag matches nothing. */
    public static boolean matches(String ifMatch, String tag) {
        return Arrays.stream(ifMatch.split(",", -1))
                .anyMatch(named -> named.strip().equals(quoted(tag)));
    }
}
