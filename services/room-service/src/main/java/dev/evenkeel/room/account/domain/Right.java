package dev.evenkeel.room.account.domain;

import static dev.evenkeel.room.account.domain.Role.ADMIN;
import static dev.evenkeel.room.account.domain.Role.AUDITOR;
import static dev.evenkeel.room.account.domain.Role.HOST;
import static dev.evenkeel.room.account.domain.Role.OPERATOR;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The table of rights: which roles have each, and whether it wants a fresh proof of who is there
 * (step-up). Who has none of the roles has not the right.
 */
public enum Right {
    /** See and name oneself, see and end one's sessions. */
    OWN_ACCOUNT(EnumSet.allOf(Role.class), Proof.SESSION),
    /** Change what one signs in with. */
    OWN_KEYS(EnumSet.allOf(Role.class), Proof.FRESH),
    /** Watch incidents, relays and meetings. */
    CONSOLE(EnumSet.of(OPERATOR, ADMIN, AUDITOR), Proof.SESSION),
    SEE_PEOPLE(EnumSet.of(ADMIN, AUDITOR), Proof.SESSION),
    /** See which groups there are, and how many belong to each: to invite them. */
    SEE_GROUPS(EnumSet.of(HOST, ADMIN, AUDITOR), Proof.SESSION),
    /** Let somebody have an account; hosts only where the installation allows it. */
    INVITE(EnumSet.of(HOST, ADMIN), Proof.SESSION),
    /** Roles, disabling, somebody else's keys, groups. */
    CHANGE_PEOPLE(EnumSet.of(ADMIN), Proof.FRESH);

    /** For how long a password or code just shown counts as fresh. */
    public static final Duration FRESH_FOR = Duration.ofMinutes(10);

    private enum Proof {
        SESSION,
        FRESH
    }

    private final Set<Role> roles;
    private final Proof proof;

    Right(Set<Role> roles, Proof proof) {
        this.roles = Set.copyOf(roles);
        this.proof = proof;
    }

    /** Why this session does not have the right; nothing when it has. */
    public Optional<Refusal> refuse(Caller caller, Instant now) {
        if (caller.account().roles().stream().noneMatch(roles::contains)) {
            return Optional.of(new Refusal.NotAllowed("none of your roles allows this"));
        } else if (!isWithin(caller) || (this == OWN_KEYS && caller.lacksSecondFactor())) {
            return Optional.of(new Refusal.SecondFactorRequired());
        } else if (proof == Proof.FRESH && !caller.confirmedAt().plus(FRESH_FOR).isAfter(now)) {
            return Optional.of(new Refusal.ConfirmationNeeded());
        }
        return Optional.empty();
    }

    /** Whether the caller has the right, if need be after a fresh proof. */
    public boolean isWithin(Caller caller) {
        Set<Role> counting = isForAll() ? caller.account().roles() : caller.roles();
        return counting.stream().anyMatch(roles::contains);
    }

    /** Then a role counts without a second factor too: how else would one be added. */
    private boolean isForAll() {
        return roles.size() == Role.values().length;
    }
}
