package dev.evenkeel.room.group.store;

import dev.evenkeel.room.group.domain.GroupKind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** That somebody belongs to a group. */
@Entity
@Table(name = "people_group_member")
class MemberRow {
    /** Who, to which. */
    @Embeddable
    record Key(
            @Column(name = "group_id") String groupId,
            @Column(name = "account_id") String accountId) {}

    @EmbeddedId Key key;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    GroupKind kind;

    @Column @Nullable String provider;

    /** For Hibernate. */
    protected MemberRow() {}

    MemberRow(GroupRow group, String accountId, @Nullable String provider) {
        this.key = new Key(group.groupId, accountId);
        this.kind = group.kind;
        this.provider = provider;
    }
}
