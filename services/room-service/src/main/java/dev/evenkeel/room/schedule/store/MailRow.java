package dev.evenkeel.room.schedule.store;

import dev.evenkeel.room.schedule.calendar.Calendars;
import dev.evenkeel.room.schedule.mail.Letter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail on its way. */
@Entity
@Table(name = "scheduled_mail")
class MailRow {
    @Id
    @Column(name = "mail_id")
    UUID mailId;

    @Column(name = "meeting_id", nullable = false)
    String meetingId;

    @Column(nullable = false)
    String recipient;

    @Column(nullable = false)
    String subject;

    @Column(name = "body_text", nullable = false)
    String text;

    @Column(name = "body_html", nullable = false)
    String html;

    @Column @Nullable String calendar;

    @Enumerated(EnumType.STRING)
    @Column
    Calendars.@Nullable Method method;

    @Column(nullable = false)
    int attempts;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    /** For Hibernate. */
    protected MailRow() {}

    MailRow(UUID mailId, Letter letter, Instant dueAt) {
        Letter.CalendarPart part = letter.calendar();
        this.mailId = mailId;
        this.meetingId = letter.meetingId();
        this.recipient = letter.recipient();
        this.subject = letter.subject();
        this.text = letter.text();
        this.html = letter.html();
        this.calendar = part == null ? null : part.content();
        this.method = part == null ? null : part.method();
        this.dueAt = dueAt;
    }

    Letter toLetter() {
        return new Letter(
                meetingId,
                recipient,
                subject,
                text,
                html,
                calendar == null || method == null
                        ? null
                        : new Letter.CalendarPart(calendar, method));
    }
}
