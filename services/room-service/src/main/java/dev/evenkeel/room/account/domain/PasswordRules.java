package dev.evenkeel.room.account.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords are taken (NIST SP 800-63B section 5.1.1.2): long ones that are not among the
 * first anybody tries. No rules of composition, no forced changes.
 */
public final class PasswordRules {
    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;

    private static final int FEWEST_DIFFERENT = 4;

    private final Set<String> common;

    /**
     * @param common passwords in lower case that are refused
     */
    public PasswordRules(Set<String> common) {
        this.common = Set.copyOf(common);
    }

    /** The password in Unicode's form NFKC, so that every keyboard types the same. */
    public static String normal(@Nullable String typed) {
        return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    /**
     * @param email of the account, which is no password either
     */
    public Answer<String> check(@Nullable String typed, String email) {
        String password = normal(typed);
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || password.length() > LONGEST) {
            return refused(SHORTEST + "–" + LONGEST + " characters", length + " characters");
        }
        String plain = password.toLowerCase(Locale.ROOT).strip();
        if (common.contains(plain) || common.contains(withoutTail(plain))) {
            return refused("a password that is not among the common ones", "a common one");
        } else if (plain.chars().distinct().count() < FEWEST_DIFFERENT) {
            return refused("at least four different characters", "a repetition");
        } else if (!email.isEmpty() && plain.contains(email)) {
            return refused("something else than the e-mail address", "the e-mail address");
        }
        return Answer.granted(password);
    }

    /** “password1234” is as well known as “password”. */
    private static String withoutTail(String password) {
        return password.replaceAll("[0-9!?.*#]+$", "");
    }

    private static Answer<String> refused(String expected, String actual) {
        return Answer.refused(new Refusal.BadField("/password", expected, actual));
    }
}
