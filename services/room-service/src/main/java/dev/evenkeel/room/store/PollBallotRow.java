package dev.evenkeel.room.store;

import dev.evenkeel.room.domain.Poll;
import dev.evenkeel.room.domain.RoomEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** That somebody voted, and, where votes have names, what. */
@Entity
@Table(name = "poll_ballot")
class PollBallotRow {
    /** One person's vote. */
    @Embeddable
    record Key(
            @Column(name = "poll_id") UUID pollId,
            @Column(name = "participant_id") String participantId) {}

    @EmbeddedId Key key;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String choices;

    @Column(name = "cast_at", nullable = false)
    Instant castAt;

    /** For Hibernate. */
    protected PollBallotRow() {}

    PollBallotRow(RoomEvent.Voted voted) {
        this.key = new Key(voted.pollId(), voted.participantId());
        this.name = voted.name();
        this.choices =
                voted.anonymous()
                        ? ""
                        : voted.choices().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(","));
        this.castAt = voted.at();
    }

    Poll castInto(Poll poll) {
        return poll.voted(key.participantId(), name, choices());
    }

    private List<Integer> choices() {
        return choices.isEmpty()
                ? List.of()
                : Arrays.stream(choices.split(",", -1)).map(Integer::valueOf).toList();
    }
}
