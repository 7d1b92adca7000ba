package dev.evenkeel.room.account.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.evenkeel.room.account.OidcProvider;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.account.domain.ExternalIdentity;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.account.domain.SessionOrigin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a provider says of somebody: the ID token first, what it leaves out in the user info.
 * Claims of an unexpected type count as absent.
 */
final class Claims {
    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";
    private static final String NAME = "name";
    private static final String PREFERRED = "preferred_username";
    private static final String SID = "sid";
    private static final String METHODS = "amr";

    private final String provider;
    private final OidcProvider config;

    Claims(String provider, OidcProvider config) {
        this.provider = provider;
        this.config = config;
    }

    ExternalIdentity read(Client.Tokens tokens) {
        IDTokenClaimsSet claims = tokens.claims();
        Map<String, Object> said = new HashMap<>();
        if (tokens.userInfo() != null) {
            said.putAll(tokens.userInfo().toJSONObject());
        }
        said.putAll(claims.toJSONObject());
        Optional<String> email = text(said, EMAIL).flatMap(Claims::email);
        return new ExternalIdentity(
                new SessionOrigin(
                        provider,
                        claims.getSubject().getValue(),
                        text(said, SID).orElse(null),
                        tokens.idToken().serialize()),
                email,
                email.isPresent() && (config.trustEmail() || isTrue(said.get(EMAIL_VERIFIED))),
                text(said, NAME).or(() -> text(said, PREFERRED)),
                config.rolesClaim().map(claim -> roles(said.get(claim))).orElse(null),
                config.groupsClaim().map(claim -> Set.copyOf(words(said.get(claim)))).orElse(null),
                words(said.get(METHODS)).stream().anyMatch(config.secondFactorMethods()::contains),
                claims.getAuthenticationTime() == null
                        ? null
                        : claims.getAuthenticationTime().toInstant());
    }

    /** Everybody is what people are who register; the claim gives more. */
    private Set<Role> roles(@Nullable Object values) {
        Set<Role> roles = EnumSet.copyOf(Role.REGISTERED);
        words(values).stream()
                .map(config.roles()::get)
                .filter(words -> words != null)
                .forEach(words -> roles.addAll(Role.of(words)));
        return roles;
    }

    /** Some providers say it as text. */
    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    private static Optional<String> email(String said) {
        return Email.parse(said) instanceof Answer.Granted<String>(String email)
                ? Optional.of(email)
                : Optional.empty();
    }

    private static Optional<String> text(Map<String, Object> said, String claim) {
        return said.get(claim) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static List<String> words(@Nullable Object values) {
        List<String> words = new ArrayList<>();
        if (values instanceof String word) {
            words.add(word);
        } else if (values instanceof Collection<?> several) {
            several.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .forEach(words::add);
        }
        return words;
    }
}
