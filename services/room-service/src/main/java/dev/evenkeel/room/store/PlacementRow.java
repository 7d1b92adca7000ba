package dev.evenkeel.room.store;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.room.domain.Pair;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.RelayRef;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a meeting runs. */
@Entity
@Table(name = "placement")
class PlacementRow {
    @Id
    @Column(name = "meeting_id")
    String meetingId;

    @Column(name = "primary_relay", nullable = false)
    String primaryRelay;

    @Column(name = "primary_instance", nullable = false)
    String primaryInstance;

    @Column(name = "standby_relay")
    @Nullable String standbyRelay;

    @Column(name = "standby_instance")
    @Nullable String standbyInstance;

    /** The pairs after the first, {@link BranchText}. */
    @Nullable String branches;

    @Column(nullable = false)
    long epoch;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    MeetingPlaced.Reason reason;

    @Column(name = "command_id")
    @Nullable String commandId;

    @Column(name = "placed_at", nullable = false)
    Instant placedAt;

    /** For Hibernate. */
    protected PlacementRow() {}

    PlacementRow(String meetingId, Placement placement) {
        RelayRef primary = placement.first().primary();
        RelayRef standby = placement.first().standby();
        this.meetingId = meetingId;
        this.primaryRelay = primary.relayId();
        this.primaryInstance = primary.instanceId();
        this.standbyRelay = standby == null ? null : standby.relayId();
        this.standbyInstance = standby == null ? null : standby.instanceId();
        this.branches = BranchText.write(placement.branches());
        this.epoch = placement.epoch();
        this.reason = placement.reason();
        this.commandId = placement.commandId();
        this.placedAt = placement.placedAt();
    }

    Placement toPlacement() {
        RelayRef standby =
                standbyRelay == null || standbyInstance == null
                        ? null
                        : new RelayRef(standbyRelay, standbyInstance);
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair(new RelayRef(primaryRelay, primaryInstance), standby));
        pairs.addAll(BranchText.read(branches));
        return new Placement(pairs, epoch, reason, commandId, placedAt);
    }
}
