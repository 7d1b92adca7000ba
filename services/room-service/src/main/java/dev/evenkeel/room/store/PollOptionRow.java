package dev.evenkeel.room.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** One answer of a poll. */
@Entity
@Table(name = "poll_option")
class PollOptionRow {
    /** A place in a poll's list. */
    @Embeddable
    record Key(@Column(name = "poll_id") UUID pollId, int position) {}

    @EmbeddedId Key key;

    @Column(nullable = false)
    String text;

    @Column(nullable = false)
    int votes;

    /** For Hibernate. */
    protected PollOptionRow() {}

    PollOptionRow(UUID pollId, int position, String text) {
        this.key = new Key(pollId, position);
        this.text = text;
    }
}
