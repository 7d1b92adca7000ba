package dev.evenkeel.room.account.store;

import dev.evenkeel.room.account.domain.Bytes;
import dev.evenkeel.room.account.domain.Passkey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A passkey. */
@Entity
@Table(name = "account_passkey")
class PasskeyRow {
    @Id
    @Column(name = "credential_id")
    String credentialId;

    @Column(name = "passkey_id", nullable = false)
    UUID passkeyId;

    @Column(name = "account_id", nullable = false)
    String accountId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    byte[] attested;

    @Column(name = "sign_count", nullable = false)
    long signCount;

    @Column(nullable = false)
    String transports;

    @Column(name = "backup_able", nullable = false)
    boolean backupEligible;

    @Column(name = "backed_up", nullable = false)
    boolean backedUp;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "used_at")
    @Nullable Instant usedAt;

    /** For Hibernate. */
    protected PasskeyRow() {}

    PasskeyRow(Passkey passkey) {
        this.credentialId = passkey.credentialId();
        this.passkeyId = passkey.passkeyId();
        this.accountId = passkey.accountId();
        this.name = passkey.name();
        this.attested = passkey.attested().toArray();
        this.signCount = passkey.signCount();
        this.transports = String.join(" ", passkey.transports());
        this.backupEligible = passkey.isBackupEligible();
        this.backedUp = passkey.isBackedUp();
        this.createdAt = passkey.createdAt();
        this.usedAt = passkey.usedAt();
    }

    Passkey toPasskey() {
        return new Passkey(
                passkeyId,
                accountId,
                name,
                credentialId,
                Bytes.of(attested),
                signCount,
                Arrays.stream(transports.split(" ")).filter(word -> !word.isEmpty()).toList(),
                backupEligible,
                backedUp,
                createdAt,
                usedAt);
    }
}
