package dev.evenkeel.room.account.oidc;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Error codes of authorization responses (RFC 6749 section 4.1.2.1, OpenID Connect Core section
 * 3.1.2.6). Anybody can write anything into an address: what is not one of them is not repeated.
 */
final class KnownErrors {
    private static final Set<String> CODES =
            Set.of(
                    "invalid_request",
                    "unauthorized_client",
                    "access_denied",
                    "unsupported_response_type",
                    "invalid_scope",
                    "server_error",
                    "temporarily_unavailable",
                    "interaction_required",
                    "login_required",
                    "account_selection_required",
                    "consent_required");

    private KnownErrors() {}

    static String word(@Nullable String code) {
        return code != null && CODES.contains(code) ? code : "unknown error";
    }
}
