package dev.evenkeel.room.account.domain;

import java.util.Locale;

/**
 * Why somebody did not come in through a provider of single sign-on; pages have a sentence each.
 */
public enum LoginFailure {
    /** The person said no, or the provider did. */
    DENIED,
    /** Another browser, too late, or a second time. */
    EXPIRED,
    PROVIDER_AWAY,
    /** What it answered is not right: the configuration, or somebody between. */
    PROVIDER_WRONG,
    EMAIL_MISSING,
    EMAIL_UNVERIFIED,
    /** Addresses of this domain are not let in. */
    DOMAIN,
    /** Nobody invited the person, and no account is made here. */
    NO_ACCOUNT,
    /** There is an account whose address nobody verified: its owner must link it. */
    LINK_FIRST,
    /** The account, or whom the provider knows, is linked with another. */
    LINKED_ELSEWHERE,
    DISABLED,
    /** The provider did not ask again who is there. */
    NOT_FRESH;

    /** As it stands in URLs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
