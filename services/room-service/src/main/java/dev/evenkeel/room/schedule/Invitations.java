package dev.evenkeel.room.schedule;

import dev.evenkeel.contracts.audit.AuditEntry.Outcome;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.Decided;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.ScheduleRules;
import dev.evenkeel.room.schedule.events.ScheduleEvents;
import dev.evenkeel.room.schedule.store.ScheduleBook;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What the link in an invitation opens, for people with an account and without. */
@Singleton
public class Invitations {
    private static final String NOBODY = "anonymous";

    private final ScheduleBook book;
    private final ScheduleEvents events;
    private final Clock clock;

    @Inject
    Invitations(ScheduleBook book, ScheduleEvents events, Clock clock) {
        this.book = book;
        this.events = events;
        this.clock = clock;
    }

    /** Nothing when the link is of nobody who is still invited. */
    public Uni<Optional<ScheduleBook.Invitation>> look(String secret) {
        return book.byLink(KeyHash.of(secret));
    }

    /** Nothing when the link is of nobody who is still invited. */
    public Uni<Optional<Reply<Schedule>>> answer(String secret, Attendance answer, Visit visit) {
        return book.answerByLink(
                KeyHash.of(secret),
                invitation ->
                        ScheduleRules.answer(invitation.schedule(), invitation.email(), answer)
                                .then(after ->
                                        new Reply.Done<>(
                                                new ScheduleBook.Entry(
                                                        new Decided(List.of(after), List.of()),
                                                        List.of(
                                                                events.audit(
                                                                        NOBODY,
                                                                        "answer",
                                                                        after.meetingId(),
                                                                        Outcome.GRANTED,
                                                                        visit.address(),
                                                                        clock.instant()))))));
    }
}
