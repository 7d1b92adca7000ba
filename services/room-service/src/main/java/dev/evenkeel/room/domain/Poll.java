package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.PollOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answers so far.
 *
 * @param anonymous {@code counts} grow and nobody's choices are kept; else they follow from {@code
 *     ballots}
 * @param counts votes by option
 * @param ballots by participant; without choices in an anonymous poll
 * @param closedAt {@code null} while it takes votes
 */
public record Poll(
        UUID id,
        String question,
        PollOpened.Kind kind,
        boolean anonymous,
        List<String> options,
        List<Integer> counts,
        Map<String, Ballot> ballots,
        String participantId,
        Instant openedAt,
        @Nullable Instant closedAt) {
    public Poll {
        options = List.copyOf(options);
        counts = List.copyOf(counts);
        ballots = Map.copyOf(ballots);
    }

    /** One person's vote. */
    public record Ballot(String name, List<Integer> choices) {
        public Ballot {
            choices = List.copyOf(choices);
        }
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    /** An anonymous vote cannot be taken back: nobody knows which it was. */
    boolean hasCast(String participant) {
        return ballots.containsKey(participant);
    }

    /** The same poll after one more vote, or after a vote was changed. */
    public Poll voted(String participant, String name, List<Integer> choices) {
        if (anonymous && hasCast(participant)) {
            return this;
        }
        List<Integer> next = new ArrayList<>(counts);
        Ballot before = ballots.get(participant);
        if (before != null) {
            before.choices().forEach(option -> next.set(option, next.get(option) - 1));
        }
        choices.forEach(option -> next.set(option, next.get(option) + 1));
        Map<String, Ballot> cast = new HashMap<>(ballots);
        cast.put(participant, new Ballot(name, anonymous ? List.of() : choices));
        return new Poll(
                id,
                question,
                kind,
                anonymous,
                options,
                next,
                cast,
                participantId,
                openedAt,
                closedAt);
    }

    Poll closed(Instant at) {
        return new Poll(
                id,
                question,
                kind,
                anonymous,
                options,
                counts,
                ballots,
                participantId,
                openedAt,
                at);
    }
}
