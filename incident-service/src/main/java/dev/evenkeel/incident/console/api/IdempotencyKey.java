package dev.evenkeel.incident.console.api;

import dev.evenkeel.platform.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header that makes a repeated call the same call. */
public final class IdempotencyKey {
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9._:-]{8,100}");

    private IdempotencyKey() {}

    public static boolean isGood(String key) {
        return GOOD.matcher(key).matches();
    }

    /**
     * @param thing what needs a key of its own, in one word
     */
    public static Problem wrong(@Nullable String key, String thing) {
        return Problem.badField(
                "Idempotency-Key",
                "8–100 of letters, digits and . _ : -, new for each " + thing,
                key);
    }
}
