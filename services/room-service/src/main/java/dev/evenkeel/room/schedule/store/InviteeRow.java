package dev.evenkeel.room.schedule.store;

import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.Invitee;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Somebody who is invited. */
@Entity
@Table(name = "scheduled_invitee")
class InviteeRow {
    /** Who, to which meeting. */
    @Embeddable
    record Key(
            @Column(name = "meeting_id") String meetingId, @Column(name = "email") String email) {}

    @EmbeddedId Key key;

    @Column(nullable = false)
    String name;

    @Column(name = "co_host", nullable = false)
    boolean coHost;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Attendance answer;

    @Column(nullable = false)
    String link;

    @Column(name = "group_id")
    @Nullable String groupId;

    /** For Hibernate. */
    protected InviteeRow() {}

    InviteeRow(String meetingId, Invitee invitee, KeyHash link) {
        this.key = new Key(meetingId, invitee.email());
        this.name = invitee.name();
        this.coHost = invitee.coHost();
        this.answer = invitee.attendance();
        this.link = link.hex();
        this.groupId = invitee.groupId();
    }

    Invitee toInvitee() {
        return new Invitee(key.email(), name, coHost, answer, groupId);
    }
}
