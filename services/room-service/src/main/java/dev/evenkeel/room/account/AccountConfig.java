package dev.evenkeel.room.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of accounts. */
@ConfigMapping(prefix = "evenkeel.accounts")
public interface AccountConfig {

    /** Who gets an account, besides the first administrator. */
    @WithDefault("closed")
    Registration registration();

    /** Who gets an account. */
    enum Registration {
        /** Whoever asks. */
        @JsonProperty("open")
        OPEN,
        /** Whom an administrator makes one for. */
        @JsonProperty("closed")
        CLOSED,
        /** Whom an administrator or a host invites. */
        @JsonProperty("invited")
        INVITED
    }

    /** A session not used for so long is over. */
    @WithDefault("P7D")
    Duration sessionIdle();

    /** A session is over after so long in any case. */
    @WithDefault("P30D")
    Duration sessionLife();

    /** Passwords that may wait to be checked; beyond it sign-in is refused for a moment. */
    @WithDefault("200")
    int passwordQueue();

    /**
     * Where the secret of the one-time link that makes the first administrator is written while
     * there is none; without it the log says it.
     */
    Optional<Path> setupFile();

    /**
     * Where people open the web application, for example {@code https://meet.example}: links in
     * mails begin with it. Never taken from a request, which could name any host.
     */
    Optional<URI> publicUrl();

    /** Providers of single sign-on, by a short name that stands in URLs. */
    Map<String, OidcProvider> oidc();

    /** Passkeys. */
    Passkeys passkeys();

    /** Passkeys (WebAuthn). */
    interface Passkeys {
        /**
         * The domain they are for; without it the host of {@link #publicUrl}, or {@code localhost}.
         * Whoever changes it makes every passkey worthless.
         */
        Optional<String> rpId();

        /** Of the pages that may use them; without it that of {@link #publicUrl}. */
        Optional<Set<String>> origins();
    }

    /** Whom mails come from; without it none are sent. The server is {@code quarkus.mailer}'s. */
    Optional<String> mailFrom();
}
