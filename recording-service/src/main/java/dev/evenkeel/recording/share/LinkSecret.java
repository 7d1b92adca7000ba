package dev.evenkeel.recording.share;

import dev.evenkeel.recording.archive.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** What a link carries behind its {@code #}: 32 random bytes, of which only the SHA-256 is kept. */
public record LinkSecret(String text) {
    private static final int BYTES = 32;

    public static LinkSecret draw(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new LinkSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** In hex. */
    public String sha256() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "LinkSecret[…]";
    }
}
