package dev.evenkeel.room.feedback.store;

import dev.evenkeel.room.feedback.domain.Feedback;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one person said of a meeting. */
@Entity
@Table(name = "feedback")
class FeedbackRow {
    @Id
    @Column(name = "participant_id")
    String participantId;

    @Column(name = "meeting_id", nullable = false)
    String meetingId;

    @Column(nullable = false)
    short rating;

    @Column(nullable = false)
    String reasons;

    @Nullable String comment;

    @Column(name = "given_at", nullable = false)
    Instant givenAt;

    /** For Hibernate: rows are written by {@link FeedbackStore#keep}. */
    protected FeedbackRow() {}

    Feedback toFeedback() {
        return new Feedback(rating, FeedbackStore.parsed(reasons), comment, givenAt);
    }
}
