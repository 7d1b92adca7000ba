package dev.evenkeel.room.account.events;

/** What auditors hear of: the {@code action} of an audit entry. */
public enum AccountAction {
    CREATED("account.created"),
    INVITED("account.invited"),
    SIGNED_IN("account.signed-in"),
    LOCKED_OUT("account.locked-out"),
    CONFIRMED("account.confirmed"),
    SIGNED_OUT("account.signed-out"),
    SESSION_REVOKED("account.session-revoked"),
    SESSIONS_REVOKED("account.sessions-revoked"),
    PASSWORD_CHANGED("account.password-changed"),
    RESET_ASKED("account.reset-asked"),
    RESET_LINK_MADE("account.reset-link-made"),
    VERIFICATION_ASKED("account.verification-asked"),
    EMAIL_VERIFIED("account.email-verified"),
    SECOND_FACTOR_ADDED("account.second-factor-added"),
    SECOND_FACTOR_REMOVED("account.second-factor-removed"),
    RECOVERY_CODES_DRAWN("account.recovery-codes-drawn"),
    RECOVERY_CODE_USED("account.recovery-code-used"),
    PASSKEY_ADDED("account.passkey-added"),
    PASSKEY_REMOVED("account.passkey-removed"),
    IDENTITY_LINKED("account.identity-linked"),
    IDENTITY_UNLINKED("account.identity-unlinked"),
    ROLES_CHANGED("account.roles-changed"),
    DISABLED("account.disabled"),
    ENABLED("account.enabled"),
    GROUP_CREATED("group.created"),
    GROUP_CHANGED("group.changed"),
    GROUP_DELETED("group.deleted"),
    GROUP_MEMBER_ADDED("group.member-added"),
    GROUP_MEMBER_REMOVED("group.member-removed");

    private final String word;

    AccountAction(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
