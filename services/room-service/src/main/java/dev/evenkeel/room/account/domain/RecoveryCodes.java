package dev.evenkeel.room.account.domain;

import dev.evenkeel.room.domain.KeyHash;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Codes for the day the telephone is lost, each good for one sign-in: {@code
 * xxxxx-xxxxx-xxxxx-xxxxx} of a–z and 2–7, 100 bits, so that a plain hash keeps them safe.
 */
public final class RecoveryCodes {
    public static final int COUNT = 10;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTERS = 20;
    private static final int GROUP = 5;

    private RecoveryCodes() {}

    public static List<String> draw(RandomGenerator random) {
        return Stream.generate(() -> drawOne(random)).limit(COUNT).toList();
    }

    /** The hash of a code as it is kept, whatever hyphens and capitals were typed. */
    public static KeyHash hash(String typed) {
        return KeyHash.of(typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", ""));
    }

    /** Whether it could be one, rather than six digits. */
    public static boolean looksLikeOne(String typed) {
        return typed.chars().filter(Character::isLetterOrDigit).count() == LETTERS;
    }

    private static String drawOne(RandomGenerator random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
