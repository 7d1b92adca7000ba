package dev.evenkeel.room.task.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That somebody in a meeting is somebody with an account; written by {@link PartyStore}. */
@Entity
@Table(name = "participant_account")
class ParticipantAccountRow {
    @Id
    @Column(name = "participant_id")
    String participantId;

    @Column(name = "account_id", nullable = false)
    String accountId;

    /** For Hibernate. */
    protected ParticipantAccountRow() {}
}
