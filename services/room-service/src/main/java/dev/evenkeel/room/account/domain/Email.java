package dev.evenkeel.room.account.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses as keys of accounts: without white space around them, in lower case. What an
 * address may look like is HTML's definition (input type=email), with a dot in the domain not
 * demanded, at most 254 characters (RFC 5321 section 4.5.3.1.3).
 */
public final class Email {
    public static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile(
                    "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
                            + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

    private Email() {}

    public static Answer<String> parse(@Nullable String typed) {
        String email = normal(typed);
        return email.length() <= LONGEST && FORM.matcher(email).matches()
                ? Answer.granted(email)
                : Answer.refused(
                        new Refusal.BadField(
                                "/email",
                                "an e-mail address",
                                email.isEmpty() ? "nothing" : "something else"));
    }

    /** What is looked up when somebody signs in, whether it is an address or not. */
    public static String normal(@Nullable String typed) {
        return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    }
}
