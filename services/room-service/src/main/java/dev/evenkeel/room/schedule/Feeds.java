package dev.evenkeel.room.schedule;

import dev.evenkeel.contracts.audit.AuditEntry.Outcome;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Secrets;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.schedule.calendar.Calendars;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.Invitee;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.Timing;
import dev.evenkeel.room.schedule.events.ScheduleEvents;
import dev.evenkeel.room.schedule.mail.Mailroom;
import dev.evenkeel.room.schedule.store.FeedStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Calendar feeds: a URL that a calendar program asks again and again. */
@Singleton
public class Feeds {
    private static final Duration PAST = Duration.ofDays(90);

    private final FeedStore store;
    private final ScheduleEvents events;
    private final Mailroom mailroom;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Feeds(FeedStore store, ScheduleEvents events, Mailroom mailroom, Clock clock) {
        this.store = store;
        this.events = events;
        this.mailroom = mailroom;
        this.clock = clock;
    }

    public Uni<Optional<Instant>> createdAt(Caller caller) {
        return store.createdAt(caller.accountId());
    }

    /** A new URL, told only here; the one before is void. */
    public Uni<String> create(Caller caller, Visit visit) {
        String token = Secrets.draw(random);
        return store.put(
                        caller.accountId(),
                        KeyHash.of(token),
                        clock.instant(),
                        audit(caller, visit, "feed-created"))
                .replaceWith(token);
    }

    /** Whether there was one. */
    public Uni<Boolean> revoke(Caller caller, Visit visit) {
        return store.drop(caller.accountId(), audit(caller, visit, "feed-revoked"));
    }

    /**
     * The calendar.
     *
     * @param here where it was asked for, for an installation that does not know its address
     */
    public Uni<Optional<String>> read(String token, URI here) {
        Calendars calendars = mailroom.calendars().orElseGet(() -> new Calendars(here, null, null));
        return store.read(KeyHash.of(token))
                .map(shelf -> shelf.map(found -> calendar(calendars, found)));
    }

    private String calendar(Calendars calendars, FeedStore.Shelf shelf) {
        Instant from = clock.instant().minus(PAST);
        return calendars.feed(
                shelf.schedules().stream()
                        .filter(one -> !one.isCancelled() && !isDeclined(one, shelf.email()))
                        .filter(one -> isRecent(one.timing(), from))
                        .sorted(Comparator.comparing(Schedule::meetingId))
                        .toList(),
                "Evenkeel · " + shelf.name(),
                one -> attendees(one, shelf));
    }

    /** Organizers see everybody's answer, whoever is invited the own one. */
    private static List<Invitee> attendees(Schedule schedule, FeedStore.Shelf shelf) {
        return schedule.organizer().accountId().equals(shelf.accountId())
                ? schedule.invitees()
                : shelf.email().flatMap(schedule::invitee).stream().toList();
    }

    private static boolean isDeclined(Schedule schedule, Optional<String> email) {
        return email.flatMap(schedule::invitee)
                .filter(one -> one.attendance() == Attendance.DECLINED)
                .isPresent();
    }

    private static boolean isRecent(Timing timing, Instant from) {
        return timing.lastStart().map(last -> timing.instant(last).isAfter(from)).orElse(true);
    }

    private Event<?> audit(Caller caller, Visit visit, String action) {
        return events.audit(
                caller.accountId(),
                action,
                caller.accountId(),
                Outcome.GRANTED,
                visit.address(),
                clock.instant());
    }
}
