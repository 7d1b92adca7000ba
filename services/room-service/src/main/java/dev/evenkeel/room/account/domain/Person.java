package dev.evenkeel.room.account.domain;

import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people say of themselves. */
public final class Person {
    private static final String ENGLISH = "en";
    private static final String CHINESE = "zh-CN";

    private Person() {}

    /** A name as meetings take it. */
    public static Answer<String> name(@Nullable String typed) {
        return switch (Text.name(typed)) {
            case Reply.Done<String>(String name) -> Answer.granted(name);
            case Reply.Refused<String>(
                            dev.evenkeel.room.domain.Refusal.BadField(
                                    String field,
                                    String expected,
                                    String actual)) ->
                    Answer.refused(new Refusal.BadField(field, expected, actual));
            case Reply.Refused<String> other ->
                    Answer.refused(new Refusal.BadField("/name", "a name", "something else"));
        };
    }

    /** The language mails are written in: any Chinese is Simplified Chinese, all else English. */
    public static String language(@Nullable String wished) {
        return wished != null && wished.toLowerCase(Locale.ROOT).startsWith("zh")
                ? CHINESE
                : ENGLISH;
    }
}
