package dev.evenkeel.room.schedule.domain;

import dev.evenkeel.room.account.domain.Account;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled meeting.
 *
 * @param meetingId of the link; live meetings have others
 * @param deviations occurrences that are not as the rule says, each part of the series
 * @param sequence raised with every change people are told of (RFC 5546 section 2.1.4)
 * @param cancelledAt {@code null}: it takes place
 * @param continuedBy the meeting that the later occurrences became
 * @param liveMeetingId the live meeting opened last
 * @param secret what keys and answer links are derived from
 */
public record Schedule(
        String meetingId,
        Organizer organizer,
        Plan plan,
        List<Deviation> deviations,
        List<Invitee> invitees,
        int sequence,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant cancelledAt,
        @Nullable String continuedBy,
        @Nullable String liveMeetingId,
        String secret) {

    public Schedule {
        deviations = List.copyOf(deviations);
        invitees = List.copyOf(invitees);
    }

    public Timing timing() {
        return plan.timing();
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    public Relation relationOf(Account account) {
        if (account.accountId().equals(organizer.accountId())) {
            return Relation.ORGANIZER;
        }
        return invitee(account)
                .map(invitee -> invitee.coHost() ? Relation.CO_HOST : Relation.INVITEE)
                .orElse(Relation.OTHER);
    }

    /** The invitation of an account: of the address it was shown to have. */
    public Optional<Invitee> invitee(Account account) {
        return account.provenEmail().flatMap(this::invitee);
    }

    public Optional<Invitee> invitee(String email) {
        return invitees.stream().filter(one -> one.email().equals(email)).findFirst();
    }

    /** What is not over at {@code from} and begins before {@code to}, in the order of beginning. */
    public List<Occurrence> occurrences(Instant from, Instant to) {
        return all(to).filter(one -> one.endsAt().isAfter(from))
                .filter(one -> one.startsAt().isBefore(to))
                .sorted(Comparator.comparing(Occurrence::startsAt))
                .toList();
    }

    /** The occurrence the rule has begin then; nothing when there is none, or it is cancelled. */
    public Optional<Occurrence> occurrence(LocalDateTime recurrenceId) {
        if (!timing().isOccurrence(recurrenceId)) {
            return Optional.empty();
        }
        Deviation deviation = byRecurrenceId().get(recurrenceId);
        return switch (deviation) {
            case null -> Optional.of(plain(recurrenceId));
            case Deviation.Cancelled cancelled -> Optional.empty();
            case Deviation.Changed changed -> Optional.of(changed(changed));
        };
    }

    /** The first occurrence by the rule, whether it takes place or not. */
    public Occurrence firstAsPlanned() {
        return plain(timing().start());
    }

    private Stream<Occurrence> all(Instant to) {
        Map<LocalDateTime, Deviation> others = byRecurrenceId();
        LocalDateTime horizon = timing().local(to).plusDays(1);
        return Stream.concat(
                timing().starts(horizon).stream()
                        .filter(start -> !others.containsKey(start))
                        .map(this::plain),
                deviations.stream()
                        .filter(Deviation.Changed.class::isInstance)
                        .map(changed -> changed((Deviation.Changed) changed)));
    }

    private Map<LocalDateTime, Deviation> byRecurrenceId() {
        return deviations.stream()
                .collect(Collectors.toMap(Deviation::recurrenceId, Function.identity()));
    }

    private Occurrence plain(LocalDateTime start) {
        return new Occurrence(
                start,
                start,
                timing().instant(start),
                timing().duration(),
                plan.title(),
                plan.agenda(),
                false);
    }

    private Occurrence changed(Deviation.Changed changed) {
        Deviation.Change change = changed.change();
        return new Occurrence(
                changed.recurrenceId(),
                change.start(),
                timing().instant(change.start()),
                change.duration(),
                change.title(),
                change.agenda(),
                true);
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "Schedule[" + meetingId + "]";
    }
}
