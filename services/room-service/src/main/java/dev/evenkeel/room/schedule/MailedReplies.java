package dev.evenkeel.room.schedule;

import dev.evenkeel.contracts.audit.AuditEntry.Outcome;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.calendar.CalendarReply;
import dev.evenkeel.room.schedule.domain.Decided;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.ScheduleRules;
import dev.evenkeel.room.schedule.events.ScheduleEvents;
import dev.evenkeel.room.schedule.store.ScheduleBook;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers that calendar programs mail, brought by this installation's mail gateway. */
@Singleton
public class MailedReplies {
    /** Stands for people who may have no account: the gateway knows their addresses only. */
    private static final String GATEWAY = "mail-gateway";

    private final ScheduleBook book;
    private final ScheduleEvents events;
    private final Clock clock;
    private final Optional<KeyHash> key;

    @Inject
    MailedReplies(ScheduleBook book, ScheduleEvents events, Clock clock, ScheduleConfig config) {
        this.book = book;
        this.events = events;
        this.clock = clock;
        this.key = config.replies().keyFile().map(MailedReplies::read).map(KeyHash::of);
    }

    /** Whether this is the key of the gateway. Where none is configured there is no such key. */
    public boolean isGateway(String shown) {
        return key.filter(known -> known.matches(shown)).isPresent();
    }

    /**
     * Takes an answer.
     *
     * @param sender who sent the mail, as the gateway has made sure of; answers for somebody else
     *     are refused (RFC 5546 section 6.1.1)
     */
    public Uni<Reply<Schedule>> take(String text, @Nullable String sender, Visit visit) {
        return switch (CalendarReply.read(text)
                .then(reply -> ofSender(reply, Email.normal(sender)))) {
            case Reply.Refused<CalendarReply>(Refusal refusal) ->
                    Uni.createFrom().item(new Reply.Refused<>(refusal));
            case Reply.Done<CalendarReply>(CalendarReply reply) ->
                    book.answerByMail(
                            reply.meetingId(), schedule -> answered(schedule, reply, visit));
        };
    }

    private static Reply<CalendarReply> ofSender(CalendarReply reply, String sender) {
        return reply.attendee().equals(sender)
                ? new Reply.Done<>(reply)
                : new Reply.Refused<>(
                        new Refusal.BadField("/ATTENDEE", "the sender of the mail", "another one"));
    }

    private Reply<ScheduleBook.Entry> answered(Schedule before, CalendarReply reply, Visit visit) {
        if (reply.sequence() < before.sequence()) {
            return new Reply.Refused<>(
                    new Refusal.Overtaken("the meeting was changed after this was answered"));
        }
        return ScheduleRules.answer(before, reply.attendee(), reply.answer())
                .then(after ->
                        new Reply.Done<>(
                                new ScheduleBook.Entry(
                                        new Decided(List.of(after), List.of()),
                                        List.of(
                                                events.audit(
                                                        GATEWAY,
                                                        "answer",
                                                        after.meetingId(),
                                                        Outcome.GRANTED,
                                                        visit.address(),
                                                        clock.instant())))));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "evenkeel.schedule.replies.key-file: %s can't be read".formatted(file), e);
        }
    }
}
