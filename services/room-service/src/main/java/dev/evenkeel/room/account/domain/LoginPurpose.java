package dev.evenkeel.room.account.domain;

import java.time.Duration;

/** What somebody goes to a provider of single sign-on for. */
public enum LoginPurpose {
    SIGN_IN,
    /** To show once more who is signed in. */
    CONFIRMATION,
    /** To make the provider one more way in to the account. */
    LINK;

    /** Who needs longer at the provider starts again. */
    public static final Duration LIFE = Duration.ofMinutes(15);
}
