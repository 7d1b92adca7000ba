package dev.evenkeel.room.store;

import dev.evenkeel.contracts.meeting.StreamUse;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.domain.StreamSession;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stream into or out of a meeting, and its session while it is in use. */
@Entity
@Table(name = "stream")
class StreamRow {
    @Id
    @Column(name = "stream_id")
    UUID streamId;

    @Column(name = "meeting_id", nullable = false)
    String meetingId;

    @Column(name = "stream_use", nullable = false)
    @Enumerated(EnumType.STRING)
    StreamUse use;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String token;

    @Column(name = "offered_by")
    @Nullable String offeredBy;

    @Column(name = "offered_at", nullable = false)
    Instant offeredAt;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;

    @Column(name = "session_id")
    @Nullable String sessionId;

    @Column(name = "relay_id")
    @Nullable String relayId;

    @Column(name = "participant_id")
    @Nullable String participantId;

    @Column(name = "entity_tag")
    @Nullable String entityTag;

    @Column(name = "remote_ufrag")
    @Nullable String remoteUfrag;

    /** For Hibernate. */
    protected StreamRow() {}

    StreamRow(String meetingId, StreamAccess access) {
        this.streamId = access.id();
        this.meetingId = meetingId;
        this.use = access.use();
        this.name = access.name();
        this.token = access.token().hex();
        this.offeredBy = access.by();
        this.offeredAt = access.offeredAt();
        this.expiresAt = access.expiresAt();
    }

    StreamAccess toAccess() {
        return new StreamAccess(
                streamId,
                use,
                name,
                new KeyHash(token),
                offeredBy,
                offeredAt,
                expiresAt,
                session());
    }

    private @Nullable StreamSession session() {
        return sessionId == null
                        || relayId == null
                        || participantId == null
                        || entityTag == null
                        || remoteUfrag == null
                ? null
                : new StreamSession(sessionId, relayId, participantId, entityTag, remoteUfrag);
    }
}
