package dev.evenkeel.room.group.store;

import dev.evenkeel.room.group.domain.Group;
import dev.evenkeel.room.group.domain.GroupKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A group. */
@Entity
@Table(name = "people_group")
class GroupRow {
    @Id
    @Column(name = "group_id")
    String groupId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    GroupKind kind;

    @Column(nullable = false)
    String name;

    @Column(name = "site_id")
    @Nullable String siteId;

    @Column @Nullable String claim;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** For Hibernate. */
    protected GroupRow() {}

    GroupRow(Group group) {
        this.groupId = group.groupId();
        this.kind = group.kind();
        this.createdAt = group.createdAt();
        take(group);
    }

    /** What may change. */
    final void take(Group group) {
        this.name = group.name();
        this.siteId = group.siteId();
        this.claim = group.claim();
    }

    Group toGroup() {
        return new Group(groupId, kind, name, siteId, claim, createdAt);
    }
}
