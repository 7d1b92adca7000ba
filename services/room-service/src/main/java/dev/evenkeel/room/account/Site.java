package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.RelyingParty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where people open the web application. The configuration says it; without it a browser that asks
 * {@code localhost} is believed, for which the name stands on every machine, and no other.
 */
@Singleton
public class Site {
    private static final String HERE = "localhost";

    private final AccountConfig config;

    @Inject
    Site(AccountConfig config) {
        this.config = config;
    }

    /** Scheme, authority and the path {@code /}; nothing when nobody knows. */
    public Optional<URI> origin(Visit visit) {
        return config.publicUrl()
                .or(() -> Optional.of(visit.site()).filter(site -> HERE.equals(site.getHost())))
                .map(url -> url.resolve("/"));
    }

    /** Whom passkeys are for; nothing when nobody knows. */
    public Optional<RelyingParty> relyingParty(Visit visit) {
        return origin(visit)
                .map(origin ->
                        new RelyingParty(
                                config.passkeys().rpId().orElseGet(origin::getHost),
                                config.passkeys().origins().orElseGet(() -> Set.of(text(origin)))));
    }

    /** As browsers write it: no path, and no port where it is the scheme's. */
    private static String text(URI origin) {
        return origin.getScheme() + "://" + origin.getAuthority();
    }
}
