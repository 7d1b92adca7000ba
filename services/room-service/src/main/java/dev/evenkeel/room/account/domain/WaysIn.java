package dev.evenkeel.room.account.domain;

/**
 * What an account can be signed in with.
 *
 * @param password not yet, when the invitation was not taken up
 * @param passkeys how many
 * @param identities how many providers of single sign-on know the person
 * @param oneTimeCodes asked for with every password; a way in only together with it
 */
public record WaysIn(boolean password, int passkeys, int identities, boolean oneTimeCodes) {
    /** Invited, and not here yet. */
    public static final WaysIn NONE = new WaysIn(false, 0, 0, false);

    public static final WaysIn PASSWORD = new WaysIn(true, 0, 0, false);

    /** How many are left if one is taken away: the last one never is. */
    public int count() {
        return (password ? 1 : 0) + passkeys + identities;
    }
}
