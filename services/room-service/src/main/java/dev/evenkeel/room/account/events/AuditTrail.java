package dev.evenkeel.room.account.events;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.audit.AuditEntry.Outcome;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.platform.event.EventFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes the entries of {@code audit.trail.v1}; the store writes each with what it tells of. */
@Singleton
public class AuditTrail {
    private static final String NOBODY = "anonymous";

    private final EventFactory events;
    private final Clock clock;

    @Inject
    AuditTrail(EventFactory events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Somebody did something to their own account. */
    public Event<AuditEntry> own(AccountAction action, String accountId, String address) {
        return granted(action, accountId, accountId, address, null);
    }

    public Event<AuditEntry> granted(
            AccountAction action,
            String actor,
            String subject,
            @Nullable String address,
            @Nullable String detail) {
        return entry(action, actor, subject, Outcome.GRANTED, address, detail);
    }

    /** Somebody who may be anybody asked for something about this account. */
    public Event<AuditEntry> anonymous(AccountAction action, String subject, String address) {
        return entry(action, NOBODY, subject, Outcome.GRANTED, address, null);
    }

    /**
     * Somebody tried and failed who may be anybody.
     *
     * @param subject the account that was tried; {@code null} when there is no such
     */
    public Event<AuditEntry> refused(
            AccountAction action, @Nullable String subject, String address, String detail) {
        return entry(action, NOBODY, subject, Outcome.REFUSED, address, detail);
    }

    private Event<AuditEntry> entry(
            AccountAction action,
            String actor,
            @Nullable String subject,
            Outcome outcome,
            @Nullable String address,
            @Nullable String detail) {
        return events.create(
                EventTypes.AUDIT_RECORDED,
                actor,
                new AuditEntry(
                        actor, action.word(), subject, outcome, address, detail, clock.instant()));
    }
}
