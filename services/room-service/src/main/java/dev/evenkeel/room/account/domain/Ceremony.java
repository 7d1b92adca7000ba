package dev.evenkeel.room.account.domain;

import java.time.Duration;

/** What a challenge for a passkey is good for (WebAuthn section 1.2.1). */
public enum Ceremony {
    /** Adding a passkey to an account. */
    REGISTRATION,
    /** Signing in, whoever it is. */
    SIGN_IN,
    /** Showing once more who is signed in. */
    CONFIRMATION;

    /** A challenge is answered within this time or not at all; pages ask early (autofill). */
    public static final Duration LIFE = Duration.ofMinutes(10);
}
