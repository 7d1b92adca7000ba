package dev.evenkeel.room.account.domain;

import java.time.Duration;

/** Why something about accounts is not granted. */
public sealed interface Refusal {

    /**
     * One value is at fault.
     *
     * @param field JSON pointer into the request
     */
    record BadField(String field, String expected, String actual) implements Refusal {}

    /** Nobody is signed in, or not any more. */
    record SignedOut() implements Refusal {}

    /** Address and password do not belong together, whichever of them is wrong. */
    record WrongCredentials() implements Refusal {}

    /** The password was right; now the one-time code. */
    record CodeNeeded() implements Refusal {}

    record WrongCode() implements Refusal {}

    /** Not known here, not of this account, or not rightly signed. */
    record WrongPasskey() implements Refusal {}

    /** Answered already, not in time, or never given out. */
    record ChallengeSpent() implements Refusal {}

    /** Then nobody could sign in to the account any more. */
    record LastWayIn() implements Refusal {}

    /** Too many guesses from there. */
    record TooSoon(Duration left) implements Refusal {}

    record NotAllowed(String detail) implements Refusal {}

    /** It does not fit how things are. */
    record Conflict(String detail) implements Refusal {}

    /** The role is there, but counts only with a second factor. */
    record SecondFactorRequired() implements Refusal {}

    /** A password or code must be shown once more. */
    record ConfirmationNeeded() implements Refusal {}

    /** The request comes from a page of another site. */
    record ForeignOrigin() implements Refusal {}

    record EmailTaken() implements Refusal {}

    /** Whose the address is, is known already. */
    record AlreadyVerified() implements Refusal {}

    /** Used, replaced, too old, or never given out. */
    record LinkSpent() implements Refusal {}

    /** Somebody must be left who can let others in. */
    record LastAdministrator() implements Refusal {}

    record NoSuchAccount(String accountId) implements Refusal {}

    /** Whoever the provider of single sign-on knows comes in through it. */
    record SingleSignOnOnly() implements Refusal {}

    record NoSuchProvider(String provider) implements Refusal {}

    /** The provider of single sign-on does not answer. */
    record ProviderAway() implements Refusal {}

    /** Too many ask from there. */
    record TooMany(Duration left) implements Refusal {}

    /** Too many sign in right now. */
    record Busy() implements Refusal {}
}
