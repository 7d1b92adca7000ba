package dev.evenkeel.room.account.store;

import dev.evenkeel.room.account.domain.Login;
import dev.evenkeel.room.account.domain.LoginPurpose;
import dev.evenkeel.room.domain.KeyHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sign-in under way at a provider. */
@Entity
@Table(name = "account_login")
class LoginRow {
    @Id String state;

    @Column(nullable = false)
    String browser;

    @Column(nullable = false)
    String provider;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    LoginPurpose purpose;

    @Column(name = "account_id")
    @Nullable String accountId;

    @Column(name = "session_id")
    @Nullable UUID sessionId;

    @Column(nullable = false)
    String nonce;

    @Column(nullable = false)
    String verifier;

    @Column(nullable = false)
    String target;

    @Column(nullable = false)
    String site;

    @Column(name = "expires_at", nullable = false)
    Instant expiresAt;

    /** For Hibernate. */
    protected LoginRow() {}

    LoginRow(KeyHash state, KeyHash browser, Login login, Instant expiresAt) {
        this.state = state.hex();
        this.browser = browser.hex();
        this.provider = login.provider();
        this.purpose = login.purpose();
        this.accountId = login.accountId();
        this.sessionId = login.sessionId();
        this.nonce = login.nonce();
        this.verifier = login.verifier();
        this.target = login.target();
        this.site = login.site().toString();
        this.expiresAt = expiresAt;
    }

    Login toLogin() {
        return new Login(
                provider, purpose, accountId, sessionId, nonce, verifier, target, URI.create(site));
    }
}
