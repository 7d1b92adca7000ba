package dev.evenkeel.room.account.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0) and its keys. Asked when first
 * needed and then once an hour; what is known is kept while it does not answer. Keys are asked for
 * again when a token names one that is not known. Blocks.
 */
final class Discovery {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);

    /** Tokens with unknown keys make nobody ask more often. */
    private static final Duration BETWEEN_KEYS = Duration.ofSeconds(5);

    private static final int MOST_BYTES = 1 << 20;

    /** Never {@code none}, and never a shared secret as a key. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.copyOf(JWSAlgorithm.Family.SIGNATURE);

    private final URI issuer;
    private final Clock clock;
    private volatile @Nullable Found found;

    Discovery(URI issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A provider as it was found. */
    record Found(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant at) {

        /** The keys it signs ID tokens with. */
        JWSKeySelector<SecurityContext> keySelector() {
            List<JWSAlgorithm> said = metadata.getIDTokenJWSAlgs();
            Set<JWSAlgorithm> usable =
                    said == null
                            ? Set.of(JWSAlgorithm.RS256)
                            : said.stream()
                                    .filter(ALGORITHMS::contains)
                                    .collect(Collectors.toSet());
            if (usable.isEmpty()) {
                throw ProviderException.wrong("no usable signature algorithm: " + said);
            }
            return new JWSVerificationKeySelector<>(usable, keys);
        }
    }

    Found get() {
        Found known = found;
        Instant now = clock.instant();
        if (known != null && known.at().plus(EVERY).isAfter(now)) {
            return known;
        }
        try {
            Found fresh = ask(now, known);
            found = fresh;
            return fresh;
        } catch (ProviderException away) {
            if (known == null) {
                throw away;
            }
            return known;
        }
    }

    private Found ask(Instant now, @Nullable Found known) {
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.resolve(
                            new Issuer(issuer), null, Discovery::bounded, true);
            return new Found(metadata, keys(metadata, known), now);
        } catch (IOException silent) {
            throw ProviderException.away(silent);
        } catch (GeneralException wrong) {
            throw ProviderException.wrong(wrong);
        }
    }

    private static JWKSource<SecurityContext> keys(
            OIDCProviderMetadata metadata, @Nullable Found known) throws MalformedURLException {
        if (known != null && known.metadata().getJWKSetURI().equals(metadata.getJWKSetURI())) {
            return known.keys();
        }
        var retriever =
                new DefaultResourceRetriever(
                        (int) CONNECT.toMillis(), (int) READ.toMillis(), MOST_BYTES);
        return JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), retriever)
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_KEYS.toMillis())
                .retrying(true)
                .build();
    }

    /** Nobody waits for ever, or reads without end. */
    static HTTPRequest bounded(HTTPRequest request) {
        request.setConnectTimeout((int) CONNECT.toMillis());
        request.setReadTimeout((int) READ.toMillis());
        request.setFollowRedirects(false);
        return request;
    }
}
