package dev.evenkeel.room.account.store;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.PasswordHash;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.account.domain.WaysIn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account. */
@Entity
@Table(name = "account")
class AccountRow {
    @Id
    @Column(name = "account_id")
    String accountId;

    @Column(nullable = false)
    String email;

    @Column(name = "email_verified", nullable = false)
    boolean emailVerified;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String language;

    @Column @Nullable String password;

    @Column(nullable = false)
    String roles;

    @Column(nullable = false)
    boolean disabled;

    @Column(name = "totp_secret")
    @Nullable String totpSecret;

    @Column(name = "totp_active", nullable = false)
    boolean totpActive;

    @Column(name = "totp_step", nullable = false)
    long totpStep;

    @Column(nullable = false)
    int passkeys;

    @Column(nullable = false)
    int identities;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** For Hibernate. */
    protected AccountRow() {}

    AccountRow(Account account, @Nullable PasswordHash hash) {
        this.accountId = account.accountId();
        this.email = account.email();
        this.emailVerified = account.isEmailVerified();
        this.name = account.name();
        this.language = account.language();
        this.password = hash == null ? null : hash.phc();
        this.roles = Role.words(account.roles());
        this.disabled = account.isDisabled();
        this.createdAt = account.createdAt();
    }

    Account toAccount() {
        return new Account(
                accountId,
                email,
                emailVerified,
                name,
                language,
                Role.of(roles),
                disabled,
                new WaysIn(password != null, passkeys, identities, totpActive),
                createdAt);
    }

    Credentials toCredentials() {
        return new Credentials(
                toAccount(), password == null ? null : new PasswordHash(password), totpSecret);
    }
}
