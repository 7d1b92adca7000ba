package dev.evenkeel.platform.token;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens with the public key of {@code evenkeel.tokens.public-key-file}. A configured file
 * that cannot be used stops the service at its start.
 */
@Singleton
public class TokenVerifier {
    private final @Nullable SignedTokens tokens;

    @Inject
    TokenVerifier(
            @ConfigProperty(name = "evenkeel.tokens.public-key-file") Optional<Path> file,
            Clock clock) {
        this.tokens =
                file.map(KeyFiles::readPublic)
                        .map(key -> new SignedTokens(key, clock))
                        .orElse(null);
    }

    /** A verifier outside of CDI. */
    public TokenVerifier(PublicKey key, Clock clock) {
        this.tokens = new SignedTokens(key, clock);
    }

    @SuppressWarnings(
            "EmptyMethod") // being observed is enough: the key is read before requests come
    void start(@Observes StartupEvent started) {}

    /**
     * Verifies signature (ES256), issuer, audience and life, with 5 s of leeway for the clocks.
     *
     * @param audience one of {@link Audiences}
     * @throws IllegalStateException when no key is configured
     */
    public TokenResult verify(String jwt, String audience) {
        if (tokens == null) {
            throw new IllegalStateException("evenkeel.tokens.public-key-file is not set");
        }
        return tokens.verify(jwt, audience);
    }
}
