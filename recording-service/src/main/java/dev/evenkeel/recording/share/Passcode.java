package dev.evenkeel.recording.share;

import dev.evenkeel.platform.secret.StretchedSecret;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A passcode that cannot be read back, with the iterations OWASP recommends. How often it may be
 * tried is limited elsewhere.
 *
 * @param stored {@code iterations$salt$hash}
 */
public record Passcode(String stored) {
    private static final int ITERATIONS = 600_000;

    /** Never the same twice: the salt is drawn. */
    public static Passcode of(String passcode, RandomGenerator random) {
        StretchedSecret secret = StretchedSecret.of(passcode, ITERATIONS, random);
        Base64.Encoder text = Base64.getEncoder();
        return new Passcode(
                "%d$%s$%s"
                        .formatted(
                                ITERATIONS,
                                text.encodeToString(secret.salt()),
                                text.encodeToString(secret.hash())));
    }

    /** Whether this is it, in a time that does not depend on how close it was. */
    public boolean matches(String passcode) {
        List<String> parts = List.of(stored.split("\\$", -1));
        return StretchedSecret.kept(
                        Base64.getDecoder().decode(parts.get(1)),
                        Base64.getDecoder().decode(parts.get(2)),
                        Integer.parseInt(parts.getFirst()))
                .matches(passcode);
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "Passcode[…]";
    }
}
