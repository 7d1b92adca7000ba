package dev.evenkeel.room.schedule.events;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.audit.AuditEntry.Outcome;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.MeetingCancelled;
import dev.evenkeel.contracts.meeting.MeetingChanged;
import dev.evenkeel.contracts.meeting.MeetingOpened;
import dev.evenkeel.contracts.meeting.MeetingScheduled;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Recurrence;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.Timing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes what {@code meeting.lifecycle.v1} and {@code audit.trail.v1} are told. */
@Singleton
public class ScheduleEvents {
    private final EventFactory events;

    @Inject
    ScheduleEvents(EventFactory events) {
        this.events = events;
    }

    /**
     * @param continues the meeting this one was part of
     */
    public Event<?> scheduled(Schedule schedule, @Nullable String continues) {
        Timing timing = schedule.timing();
        Instant start = timing.instant(timing.start());
        return events.create(
                EventTypes.MEETING_SCHEDULED,
                schedule.meetingId(),
                new MeetingScheduled(
                        schedule.meetingId(),
                        schedule.organizer().accountId(),
                        schedule.plan().title(),
                        start,
                        start.plus(timing.duration()),
                        timing.zone().getId(),
                        rule(timing),
                        schedule.invitees().size(),
                        continues,
                        schedule.createdAt()));
    }

    /**
     * @param occurrence the only one that is different
     */
    public Event<?> changed(Schedule schedule, String by, @Nullable Occurrence occurrence) {
        Timing timing = schedule.timing();
        Instant start = occurrence == null ? timing.instant(timing.start()) : occurrence.startsAt();
        return events.create(
                EventTypes.MEETING_CHANGED,
                schedule.meetingId(),
                new MeetingChanged(
                        schedule.meetingId(),
                        by,
                        occurrence == null ? schedule.plan().title() : occurrence.title(),
                        start,
                        start.plus(occurrence == null ? timing.duration() : occurrence.duration()),
                        timing.zone().getId(),
                        rule(timing),
                        schedule.invitees().size(),
                        occurrence == null ? null : timing.instant(occurrence.recurrenceId()),
                        schedule.sequence(),
                        schedule.changedAt()));
    }

    /**
     * @param occurrence the only one that does not take place
     */
    public Event<?> cancelled(Schedule schedule, String by, @Nullable Instant occurrence) {
        return events.create(
                EventTypes.MEETING_CANCELLED,
                schedule.meetingId(),
                new MeetingCancelled(
                        schedule.meetingId(),
                        by,
                        occurrence,
                        schedule.sequence(),
                        schedule.changedAt()));
    }

    public Event<?> opened(
            Schedule schedule, String liveMeetingId, @Nullable Instant occurrence, Instant now) {
        return events.create(
                EventTypes.MEETING_OPENED,
                liveMeetingId,
                new MeetingOpened(liveMeetingId, schedule.meetingId(), occurrence, now));
    }

    /**
     * @param actor account id, or {@code anonymous}
     * @param subject a meeting, or an account
     */
    public Event<AuditEntry> audit(
            String actor,
            String action,
            String subject,
            Outcome outcome,
            @Nullable String address,
            Instant now) {
        return events.create(
                EventTypes.AUDIT_RECORDED,
                actor,
                new AuditEntry(actor, "schedule." + action, subject, outcome, address, null, now));
    }

    private static @Nullable String rule(Timing timing) {
        Recurrence recurrence = timing.recurrence();
        return recurrence == null ? null : recurrence.rule();
    }
}
