package dev.evenkeel.room.account.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import dev.evenkeel.room.account.OidcProvider;
import dev.evenkeel.room.account.domain.Login;
import dev.evenkeel.room.account.domain.LoginPurpose;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks with one provider as the client the configuration says. Blocks. */
final class Client {
    private final OidcProvider config;
    private final Discovery discovery;

    Client(OidcProvider config, Clock clock) {
        this.config = config;
        this.discovery = new Discovery(config.issuer(), clock);
    }

    /**
     * What the provider said.
     *
     * @param userInfo {@code null} where it has no such endpoint
     */
    record Tokens(JWT idToken, IDTokenClaimsSet claims, @Nullable UserInfo userInfo) {}

    /** Where to send a browser. */
    URI authorization(Login login, String state, URI callback) {
        var request =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE,
                                Scope.parse(config.scopes()),
                                new ClientID(config.clientId()),
                                callback)
                        .endpointURI(discovery.get().metadata().getAuthorizationEndpointURI())
                        .state(new State(state))
                        .nonce(new Nonce(login.nonce()))
                        .codeChallenge(
                                new CodeVerifier(login.verifier()), CodeChallengeMethod.S256);
        if (login.purpose() == LoginPurpose.CONFIRMATION) {
            request.maxAge(0).prompt(Prompt.Type.LOGIN);
        }
        return request.build().toURI();
    }

    /** What the code is worth. */
    Tokens redeem(String code, Login login, URI callback) {
        Discovery.Found found = discovery.get();
        OIDCTokens tokens = tokens(found, code, login, callback);
        JWT idToken = tokens.getIDToken();
        if (idToken == null) {
            throw ProviderException.wrong("no ID token came");
        }
        try {
            var claims =
                    new IDTokenValidator(
                                    found.metadata().getIssuer(),
                                    new ClientID(config.clientId()),
                                    found.keySelector(),
                                    null)
                            .validate(idToken, new Nonce(login.nonce()));
            refuseOthers(claims);
            return new Tokens(idToken, claims, userInfo(found, tokens, claims));
        } catch (BadJOSEException | JOSEException wrong) {
            throw ProviderException.wrong(wrong);
        }
    }

    /**
     * One of several audiences must be named as the one it was issued to (Core section 3.1.3.7).
     */
    private void refuseOthers(IDTokenClaimsSet claims) {
        if (claims.getAudience().size() > 1
                && !new AuthorizedParty(config.clientId()).equals(claims.getAuthorizedParty())) {
            throw ProviderException.wrong("several audiences, and not issued to this client");
        }
    }

    /** Whether an answer that names its issuer (RFC 9207) comes from this provider. */
    boolean isFromHere(@Nullable String issuer) {
        return issuer == null || discovery.get().metadata().getIssuer().getValue().equals(issuer);
    }

    /** Whom a logout token (Back-Channel Logout 1.0 section 2.4) is about. */
    LogoutTokenClaimsSet loggedOut(String logoutToken) {
        Discovery.Found found = discovery.get();
        try {
            return new LogoutTokenValidator(
                            found.metadata().getIssuer(),
                            new ClientID(config.clientId()),
                            false,
                            found.keySelector(),
                            null)
                    .validate(JWTParser.parse(logoutToken));
        } catch (BadJOSEException | JOSEException | java.text.ParseException wrong) {
            throw ProviderException.wrong(wrong);
        }
    }

    /** Where a browser signs out there too; nothing when the provider has no such page. */
    Optional<URI> endSession(String idToken, URI after) {
        URI endpoint = discovery.get().metadata().getEndSessionEndpointURI();
        if (endpoint == null || !config.signOut()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new LogoutRequest(
                                    endpoint,
                                    JWTParser.parse(idToken),
                                    null,
                                    new ClientID(config.clientId()),
                                    after,
                                    null,
                                    null)
                            .toURI());
        } catch (java.text.ParseException notOurs) {
            throw ProviderException.wrong(notOurs);
        }
    }

    private OIDCTokens tokens(Discovery.Found found, String code, Login login, URI callback) {
        var grant =
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code), callback, new CodeVerifier(login.verifier()));
        URI endpoint = found.metadata().getTokenEndpointURI();
        var request =
                config.clientSecret()
                        .map(secret ->
                                new TokenRequest(endpoint, authentication(found, secret), grant))
                        .orElseGet(() ->
                                new TokenRequest(endpoint, new ClientID(config.clientId()), grant));
        try {
            HTTPResponse response = Discovery.bounded(request.toHTTPRequest()).send();
            if (!response.indicatesSuccess()) {
                throw ProviderException.wrong("token endpoint: " + response.getStatusCode());
            }
            return OIDCTokenResponse.parse(response).getOIDCTokens();
        } catch (IOException silent) {
            throw ProviderException.away(silent);
        } catch (ParseException wrong) {
            throw ProviderException.wrong(wrong);
        }
    }

    private PlainClientSecret authentication(Discovery.Found found, String secret) {
        ClientID id = new ClientID(config.clientId());
        var methods = found.metadata().getTokenEndpointAuthMethods();
        return methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretBasic(id, new Secret(secret))
                : new ClientSecretPost(id, new Secret(secret));
    }

    private static @Nullable UserInfo userInfo(
            Discovery.Found found, OIDCTokens tokens, IDTokenClaimsSet claims) {
        URI endpoint = found.metadata().getUserInfoEndpointURI();
        if (endpoint == null) {
            return null;
        }
        try {
            var request = new UserInfoRequest(endpoint, tokens.getAccessToken());
            var response =
                    UserInfoResponse.parse(Discovery.bounded(request.toHTTPRequest()).send());
            UserInfo info =
                    response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
            if (info == null || !info.getSubject().equals(claims.getSubject())) {
                throw ProviderException.wrong("the user info is not of whom the ID token is");
            }
            return info;
        } catch (IOException silent) {
            throw ProviderException.away(silent);
        } catch (ParseException wrong) {
            throw ProviderException.wrong(wrong);
        }
    }
}
