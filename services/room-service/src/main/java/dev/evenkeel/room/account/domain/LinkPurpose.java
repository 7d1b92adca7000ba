package dev.evenkeel.room.account.domain;

import java.time.Duration;

/** What a one-time link is good for, for how long, and where it leads. */
public enum LinkPurpose {
    /** Makes the first administrator. */
    SETUP(Duration.ofDays(7), "/setup"),
    /** Lets an invited person choose the first password. */
    INVITATION(Duration.ofDays(7), "/welcome"),
    /** Lets a person who forgot it choose another password; an administrator hands it over. */
    RESET(Duration.ofHours(1), "/reset"),
    /** Likewise, sent by mail: whoever uses it reads the mails to the account's address. */
    RESET_BY_MAIL(Duration.ofHours(1), "/reset"),
    /** Shows whose the address is, and nothing else: sent by mail. */
    VERIFICATION(Duration.ofDays(7), "/confirm");

    private final Duration life;
    private final String page;

    LinkPurpose(Duration life, String page) {
        this.life = life;
        this.page = page;
    }

    public Duration life() {
        return life;
    }

    /** Path at the front door, with the secret after its #: no server and no log sees that. */
    public String path(String secret) {
        return page + "#" + secret;
    }

    /** Whether whoever has it chooses the password of the account. */
    public boolean choosesPassword() {
        return switch (this) {
            case INVITATION, RESET, RESET_BY_MAIL -> true;
            case SETUP, VERIFICATION -> false;
        };
    }
}
