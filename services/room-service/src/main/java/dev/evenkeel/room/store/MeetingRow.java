package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.Access;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.Passcode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A meeting. */
@Entity
@Table(name = "meeting")
class MeetingRow {
    @Id
    @Column(name = "meeting_id")
    String meetingId;

    @Column(nullable = false)
    String title;

    @Column(name = "host_key", nullable = false)
    String hostKey;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    @Column(name = "end_reason")
    @Nullable String endReason;

    @Column(nullable = false)
    boolean locked;

    @Column(nullable = false)
    boolean lobby;

    @Column(name = "wait_for_host", nullable = false)
    boolean waitForHost;

    @Nullable String passcode;

    @Column(name = "co_host_key")
    @Nullable String coHostKey;

    @Column @Nullable Integer capacity;

    @Column(name = "only_group")
    @Nullable String onlyGroup;

    @Column(name = "journal_mark", nullable = false)
    String journalMark;

    /** For Hibernate. */
    protected MeetingRow() {}

    MeetingRow(MeetingRecord meeting, Access access, String journalMark) {
        this.meetingId = meeting.meetingId();
        this.title = meeting.title();
        this.hostKey = meeting.hostKey().hex();
        this.createdAt = meeting.createdAt();
        this.coHostKey = meeting.coHostKey() == null ? null : meeting.coHostKey().hex();
        this.capacity = meeting.capacity();
        this.onlyGroup = meeting.onlyGroup();
        this.locked = access.locked();
        this.lobby = access.lobby();
        this.waitForHost = access.waitForHost();
        this.passcode = access.passcode() == null ? null : access.passcode().stored();
        this.journalMark = journalMark;
    }

    Access access() {
        return new Access(
                locked, lobby, waitForHost, passcode == null ? null : Passcode.parse(passcode));
    }

    MeetingRecord toRecord() {
        return new MeetingRecord(
                meetingId,
                title,
                new KeyHash(hostKey),
                createdAt,
                coHostKey == null ? null : new KeyHash(coHostKey),
                capacity,
                onlyGroup);
    }
}
