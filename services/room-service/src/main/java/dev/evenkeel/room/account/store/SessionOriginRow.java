package dev.evenkeel.room.account.store;

import dev.evenkeel.room.account.domain.SessionOrigin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which provider opened a session. */
@Entity
@Table(name = "account_session_origin")
class SessionOriginRow {
    @Id
    @Column(name = "session_id")
    UUID sessionId;

    @Column(nullable = false)
    String provider;

    @Column(nullable = false)
    String subject;

    @Column @Nullable String sid;

    @Column(name = "id_token", nullable = false)
    String idToken;

    /** For Hibernate. */
    protected SessionOriginRow() {}

    SessionOriginRow(UUID sessionId, SessionOrigin origin) {
        this.sessionId = sessionId;
        this.provider = origin.provider();
        this.subject = origin.subject();
        this.sid = origin.sid();
        this.idToken = origin.idToken();
    }

    SessionOrigin toOrigin() {
        return new SessionOrigin(provider, subject, sid, idToken);
    }
}
