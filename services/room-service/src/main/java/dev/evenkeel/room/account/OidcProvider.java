package dev.evenkeel.room.account;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of one provider of single sign-on (OpenID Connect Core 1.0). */
public interface OidcProvider {

    /** What it calls itself: discovery begins here, and every token must say the same. */
    URI issuer();

    /** As whom this installation is registered there. */
    String clientId();

    /** Without it this installation is a public client; PKCE is used in any case. */
    Optional<String> clientSecret();

    /** What the button says; without it the name in the configuration. */
    Optional<String> displayName();

    /** What is asked for. */
    @WithDefault("openid,email,profile")
    List<String> scopes();

    /**
     * The claim with groups or roles, for example {@code groups}. With it the provider decides on
     * roles: they follow the claim at every sign-in.
     */
    Optional<String> rolesClaim();

    /** Which value of the claim gives which roles, words with a space between. */
    Map<String, String> roles();

    /**
     * The claim with groups, for example {@code groups}. With it memberships follow the claim at
     * every sign-in: of the groups here that administrators gave a value of it.
     */
    Optional<String> groupsClaim();

    /** Only people with a verified address of one of these domains; without it anybody's. */
    Optional<Set<String>> domains();

    /** Whether who comes for the first time gets an account. */
    @WithDefault("true")
    boolean createAccounts();

    /** Whether addresses are taken for verified though the provider does not say it. */
    @WithDefault("false")
    boolean trustEmail();

    /** Methods (RFC 8176, {@code amr}) of which one counts as a second factor here. */
    @WithDefault("mfa")
    Set<String> secondFactorMethods();

    /** Whether people it knows may sign in with a password of this installation too. */
    @WithDefault("true")
    boolean passwords();

    /** Whether signing out here signs out there too (RP-Initiated Logout 1.0). */
    @WithDefault("true")
    boolean signOut();
}
