package dev.evenkeel.room.account.oidc;

import dev.evenkeel.room.account.domain.LoginFailure;

/** A provider did not answer, or not rightly. */
final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final LoginFailure failure;

    private ProviderException(LoginFailure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    static ProviderException away(Throwable cause) {
        return new ProviderException(
                LoginFailure.PROVIDER_AWAY, String.valueOf(cause.getMessage()), cause);
    }

    static ProviderException wrong(String why) {
        return new ProviderException(
                LoginFailure.PROVIDER_WRONG, why, new IllegalStateException(why));
    }

    static ProviderException wrong(Throwable cause) {
        return new ProviderException(
                LoginFailure.PROVIDER_WRONG, String.valueOf(cause.getMessage()), cause);
    }

    LoginFailure failure() {
        return failure;
    }
}
