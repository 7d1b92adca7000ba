package dev.evenkeel.room.schedule.store;

import dev.evenkeel.room.schedule.domain.DoorSettings;
import dev.evenkeel.room.schedule.domain.Plan;
import dev.evenkeel.room.schedule.domain.Recurrence;
import dev.evenkeel.room.schedule.domain.Recurrences;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.Timing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scheduled meeting, without its people and deviations. */
@Entity
@Table(name = "scheduled_meeting")
class ScheduleRow {
    @Id
    @Column(name = "meeting_id")
    String meetingId;

    @Column(name = "organizer_id", nullable = false)
    String organizerId;

    @Column(nullable = false)
    String title;

    @Column(nullable = false)
    String agenda;

    @Column(nullable = false)
    LocalDateTime starts;

    @Column(nullable = false)
    String zone;

    @Column(nullable = false)
    int minutes;

    @Column @Nullable String recurrence;

    @Column @Nullable String passcode;

    @Column(nullable = false)
    boolean lobby;

    @Column(name = "wait_for_host", nullable = false)
    boolean waitForHost;

    @Column @Nullable Integer capacity;

    @Column(name = "reminder_minutes")
    @Nullable Integer reminderMinutes;

    @Column(name = "next_reminder_at")
    @Nullable Instant nextReminderAt;

    @Column(name = "invited_groups", nullable = false)
    String invitedGroups;

    @Column(name = "only_group")
    @Nullable String onlyGroup;

    @Column(nullable = false)
    int sequence;

    @Column(nullable = false)
    String secret;

    @Column(name = "live_meeting_id")
    @Nullable String liveMeetingId;

    @Column(name = "continued_by")
    @Nullable String continuedBy;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Column(name = "cancelled_at")
    @Nullable Instant cancelledAt;

    /** For Hibernate. */
    protected ScheduleRow() {}

    ScheduleRow(Schedule schedule, @Nullable Instant nextReminderAt) {
        Plan plan = schedule.plan();
        Timing timing = plan.timing();
        Recurrence rule = timing.recurrence();
        Duration reminder = plan.reminder();
        this.meetingId = schedule.meetingId();
        this.organizerId = schedule.organizer().accountId();
        this.title = plan.title();
        this.agenda = plan.agenda();
        this.starts = timing.start();
        this.zone = timing.zone().getId();
        this.minutes = (int) timing.duration().toMinutes();
        this.recurrence = rule == null ? null : rule.rule();
        this.passcode = plan.door().passcode();
        this.lobby = plan.door().lobby();
        this.waitForHost = plan.door().waitForHost();
        this.capacity = plan.door().capacity();
        this.reminderMinutes = reminder == null ? null : (int) reminder.toMinutes();
        this.nextReminderAt = nextReminderAt;
        this.invitedGroups = String.join(" ", plan.groups());
        this.onlyGroup = plan.door().onlyGroup();
        this.sequence = schedule.sequence();
        this.secret = schedule.secret();
        this.liveMeetingId = schedule.liveMeetingId();
        this.continuedBy = schedule.continuedBy();
        this.createdAt = schedule.createdAt();
        this.changedAt = schedule.changedAt();
        this.cancelledAt = schedule.cancelledAt();
    }

    Plan plan() {
        return new Plan(
                title,
                agenda,
                new Timing(
                        starts,
                        ZoneId.of(zone),
                        Duration.ofMinutes(minutes),
                        recurrence == null ? null : Recurrences.stored(recurrence)),
                new DoorSettings(passcode, lobby, waitForHost, capacity, onlyGroup),
                reminderMinutes == null ? null : Duration.ofMinutes(reminderMinutes),
                invitedGroups.isEmpty() ? List.of() : List.of(invitedGroups.split(" ")));
    }
}
