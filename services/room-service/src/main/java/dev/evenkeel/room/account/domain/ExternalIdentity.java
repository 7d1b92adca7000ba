package dev.evenkeel.room.account.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider of single sign-on says of somebody, verified to come from it.
 *
 * @param email in the form of {@link Email}; empty when it says none that is one
 * @param name empty when it says none
 * @param roles of the claim with roles; {@code null} when the provider does not decide on them
 * @param groups values of the claim with groups; {@code null} when the provider does not decide on
 *     them
 * @param isSecondFactor whether the person has shown more than one factor there
 * @param authenticatedAt when the person showed who it is; {@code null} when it does not say
 */
public record ExternalIdentity(
        SessionOrigin origin,
        Optional<String> email,
        boolean isEmailVerified,
        Optional<String> name,
        @Nullable Set<Role> roles,
        @Nullable Set<String> groups,
        boolean isSecondFactor,
        @Nullable Instant authenticatedAt) {

    public String provider() {
        return origin.provider();
    }

    public String subject() {
        return origin.subject();
    }
}
