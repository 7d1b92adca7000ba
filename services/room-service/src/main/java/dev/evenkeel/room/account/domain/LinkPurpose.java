package dev.evenkeel.room.account.domain;

import java.time.Duration;

/** What a one-time link is good for, and for how long. */
public enum LinkPurpose {
    /** Makes the first administrator. */
    SETUP(Duration.ofDays(7)),
    /** Lets an invited person choose the first password. */
    INVITATION(Duration.ofDays(7)),
    /** Lets a person who forgot it choose another password. */
    RESET(Duration.ofHours(1));

    private final Duration life;

    LinkPurpose(Duration life) {
        this.life = life;
    }

    public Duration life() {
        return life;
    }
}
