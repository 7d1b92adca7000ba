package dev.evenkeel.room.account.store;

import dev.evenkeel.room.domain.KeyHash;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A recovery code not used yet. */
@Entity
@Table(name = "account_recovery_code")
class RecoveryCodeRow {
    /** A code of an account. */
    @Embeddable
    record Key(@Column(name = "account_id") String accountId, String code) {}

    @EmbeddedId Key key;

    /** For Hibernate. */
    protected RecoveryCodeRow() {}

    RecoveryCodeRow(String accountId, KeyHash code) {
        this.key = new Key(accountId, code.hex());
    }
}
