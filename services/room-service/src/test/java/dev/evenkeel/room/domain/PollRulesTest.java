package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.PollOpened;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PollRulesTest {
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    private final Room room = new Room();
    private final Seat host = room.host("p-host");
    private final Seat ann = room.join("p-ann");

    @Test
    void aVoteWithANameMayBeChanged() {
        // Given
        open(PollOpened.Kind.SINGLE, false);

        // When
        vote(ann, 0);
        vote(ann, 1);

        // Then
        assertThat(poll().counts()).containsExactly(0, 1, 0);
        assertThat(poll().ballots().get("p-ann").choices()).containsExactly(1);
    }

    @Test
    void anAnonymousVoteCountsOnceAndIsNobodys() {
        // Given
        open(PollOpened.Kind.MULTIPLE, true);

        // When
        vote(ann, 0, 2);

        // Then
        assertThat(poll().counts()).containsExactly(1, 0, 1);
        assertThat(poll().ballots().get("p-ann").choices()).isEmpty();
        assertThat(PollRules.vote(room.state, ann, ID, List.of(1), Room.NOW).reply())
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void applyingAVoteTwiceIsTheSameAsOnce() {
        // Given
        open(PollOpened.Kind.SINGLE, true);
        RoomEvent voted = new RoomEvent.Voted(ID, "p-ann", "Ann", List.of(0), true, Room.NOW);

        // When
        room.state.apply(voted);
        room.state.apply(voted);

        // Then
        assertThat(poll().counts()).containsExactly(1, 0, 0);
    }

    @Test
    void aRatingIsOneOfFive() {
        // When
        open(PollOpened.Kind.RATING, false);

        // Then
        assertThat(poll().options()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void choicesHaveToFit() {
        // Given
        open(PollOpened.Kind.SINGLE, false);

        // Then
        for (List<Integer> choices :
                List.of(List.<Integer>of(), List.of(0, 1), List.of(3), List.of(-1))) {
            assertThat(PollRules.vote(room.state, ann, ID, choices, Room.NOW).reply())
                    .isInstanceOf(Reply.Refused.class);
        }
    }

    @Test
    void aClosedPollTakesNoVotes() {
        // Given
        open(PollOpened.Kind.SINGLE, false);
        vote(ann, 0);

        // When
        var closed = PollRules.close(room.state, host, ID, Room.NOW);
        room.apply(closed);

        // Then
        assertThat(closed.events())
                .containsExactly(new RoomEvent.PollClosed(ID, 1, "p-host", Room.NOW));
        assertThat(PollRules.vote(room.state, ann, ID, List.of(1), Room.NOW).reply())
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void senselessPollsAreRefused() {
        for (var draft :
                List.of(
                        draft(" ", List.of("a", "b")),
                        draft("Well?", List.of("a")),
                        draft("Well?", List.of("a", " a ")),
                        draft("Well?", List.of("a", "")),
                        draft("Well?", List.of("a", "x".repeat(121))))) {
            assertThat(PollRules.open(room.state, host, draft, Room.NOW).reply())
                    .isInstanceOf(Reply.Refused.class);
        }
    }

    private static PollRules.Draft draft(String question, List<String> options) {
        return new PollRules.Draft(ID, question, PollOpened.Kind.SINGLE, false, options);
    }

    private void open(PollOpened.Kind kind, boolean anonymous) {
        var draft = new PollRules.Draft(ID, "Well?", kind, anonymous, List.of("a", "b", "c"));
        room.apply(PollRules.open(room.state, host, draft, Room.NOW));
    }

    private void vote(Seat by, Integer... choices) {
        room.apply(PollRules.vote(room.state, by, ID, List.of(choices), Room.NOW));
    }

    private Poll poll() {
        return room.state.poll(ID).orElseThrow();
    }
}
