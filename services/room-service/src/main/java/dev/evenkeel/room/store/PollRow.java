package dev.evenkeel.room.store;

import dev.evenkeel.contracts.meeting.PollOpened;
import dev.evenkeel.room.domain.Poll;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question put to a meeting. */
@Entity
@Table(name = "poll")
class PollRow {
    @Id
    @Column(name = "poll_id")
    UUID pollId;

    @Column(name = "meeting_id", nullable = false)
    String meetingId;

    @Column(name = "participant_id", nullable = false)
    String participantId;

    @Column(nullable = false)
    String question;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    PollOpened.Kind kind;

    @Column(nullable = false)
    boolean anonymous;

    @Column(name = "opened_at", nullable = false)
    Instant openedAt;

    @Column(name = "closed_at")
    @Nullable Instant closedAt;

    /** For Hibernate. */
    protected PollRow() {}

    PollRow(String meetingId, Poll poll) {
        this.pollId = poll.id();
        this.meetingId = meetingId;
        this.participantId = poll.participantId();
        this.question = poll.question();
        this.kind = poll.kind();
        this.anonymous = poll.anonymous();
        this.openedAt = poll.openedAt();
    }

    /** The poll with its options, in order, and what was voted. */
    Poll toPoll(List<PollOptionRow> options, List<PollBallotRow> cast) {
        Poll empty =
                new Poll(
                        pollId,
                        question,
                        kind,
                        anonymous,
                        options.stream().map(option -> option.text).toList(),
                        anonymous
                                ? options.stream().map(option -> option.votes).toList()
                                : Collections.nCopies(options.size(), 0),
                        Map.of(),
                        participantId,
                        openedAt,
                        closedAt);
        return cast.stream()
                .reduce(empty, (poll, ballot) -> ballot.castInto(poll), (first, _) -> first);
    }
}
