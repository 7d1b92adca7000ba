package dev.evenkeel.room.schedule.store;

import dev.evenkeel.room.schedule.domain.Deviation;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An occurrence that is not as the rule says. */
@Entity
@Table(name = "scheduled_deviation")
class DeviationRow {
    /** Which one. */
    @Embeddable
    record Key(
            @Column(name = "meeting_id") String meetingId,
            @Column(name = "recurrence_id") LocalDateTime recurrenceId) {}

    @EmbeddedId Key key;

    @Column(nullable = false)
    boolean cancelled;

    @Column @Nullable LocalDateTime starts;

    @Column @Nullable Integer minutes;

    @Column @Nullable String title;

    @Column @Nullable String agenda;

    /** For Hibernate. */
    protected DeviationRow() {}

    DeviationRow(String meetingId, Deviation deviation) {
        this.key = new Key(meetingId, deviation.recurrenceId());
        this.cancelled = deviation instanceof Deviation.Cancelled;
        if (deviation instanceof Deviation.Changed(LocalDateTime id, Deviation.Change change)) {
            this.starts = change.start();
            this.minutes = (int) change.duration().toMinutes();
            this.title = change.title();
            this.agenda = change.agenda();
        }
    }

    Deviation toDeviation() {
        return cancelled
                ? new Deviation.Cancelled(key.recurrenceId())
                : new Deviation.Changed(
                        key.recurrenceId(),
                        new Deviation.Change(
                                Objects.requireNonNull(starts),
                                Duration.ofMinutes(Objects.requireNonNull(minutes)),
                                Objects.requireNonNull(title),
                                Objects.requireNonNull(agenda)));
    }
}
