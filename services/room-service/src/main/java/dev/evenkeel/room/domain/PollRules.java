package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.PollOpened;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Questions put to the meeting, and the answers. */
public final class PollRules {
    private static final int MOST_POLLS = 50;
    private static final int FEWEST_OPTIONS = 2;
    private static final int MOST_OPTIONS = 10;
    private static final int RATINGS = 5;

    private PollRules() {}

    /**
     * What is to be asked.
     *
     * @param options ignored for a rating
     */
    public record Draft(
            UUID id,
            String question,
            PollOpened.Kind kind,
            boolean anonymous,
            List<String> options) {
        public Draft {
            options = List.copyOf(options);
        }
    }

    /** A question is put; the same id is the same poll. */
    public static Decision<Reply<Boolean>> open(RoomState room, Seat by, Draft draft, Instant now) {
        if (room.poll(draft.id()).isPresent()) {
            return Decision.done(false);
        } else if (room.polls().size() >= MOST_POLLS) {
            return Decision.refused(
                    new Refusal.Overtaken("a meeting has at most " + MOST_POLLS + " polls"));
        }
        List<String> options = optionsOf(draft);
        return refusal(draft.question(), options)
                .map(Decision::<Boolean>refused)
                .orElseGet(() ->
                        Decision.done(
                                true, new RoomEvent.PollOpened(poll(by, draft, options, now))));
    }

    /** Somebody votes, or, where votes have names, votes differently. */
    public static Decision<Reply<Boolean>> vote(
            RoomState room, Seat by, UUID pollId, List<Integer> choices, Instant now) {
        Poll poll = room.poll(pollId).orElse(null);
        if (poll == null) {
            return Decision.refused(new Refusal.NotThere("poll", pollId.toString()));
        } else if (!poll.isOpen()) {
            return Decision.refused(new Refusal.Overtaken("the poll is closed"));
        } else if (!fits(poll, choices)) {
            return Decision.refused(
                    new Refusal.BadField(
                            "/choices",
                            poll.kind() == PollOpened.Kind.MULTIPLE
                                    ? "different options of the poll"
                                    : "one option of the poll",
                            choices.toString()));
        } else if (poll.anonymous() && poll.hasCast(by.participantId())) {
            return Decision.refused(
                    new Refusal.Overtaken("an anonymous vote cannot be taken back"));
        }
        return Decision.done(
                true,
                new RoomEvent.Voted(
                        pollId, by.participantId(), by.name(), choices, poll.anonymous(), now));
    }

    /** No more votes. */
    public static Decision<Reply<Boolean>> close(
            RoomState room, Seat by, UUID pollId, Instant now) {
        return room.poll(pollId)
                .map(poll ->
                        poll.isOpen()
                                ? Decision.done(
                                        true,
                                        (RoomEvent)
                                                new RoomEvent.PollClosed(
                                                        pollId,
                                                        poll.ballots().size(),
                                                        by.participantId(),
                                                        now))
                                : Decision.<Boolean>nothing(false))
                .orElseGet(() -> Decision.refused(new Refusal.NotThere("poll", pollId.toString())));
    }

    private static Poll poll(Seat by, Draft draft, List<String> options, Instant now) {
        return new Poll(
                draft.id(),
                draft.question().strip(),
                draft.kind(),
                draft.anonymous(),
                options,
                Collections.nCopies(options.size(), 0),
                Map.of(),
                by.participantId(),
                now,
                null);
    }

    private static List<String> optionsOf(Draft draft) {
        return draft.kind() == PollOpened.Kind.RATING
                ? IntStream.rangeClosed(1, RATINGS).mapToObj(Integer::toString).toList()
                : draft.options().stream().map(String::strip).toList();
    }

    private static Optional<Refusal> refusal(String question, List<String> options) {
        if (options.size() < FEWEST_OPTIONS || options.size() > MOST_OPTIONS) {
            return Optional.of(
                    new Refusal.BadField("/options", "2–10 options", options.size() + " options"));
        } else if (new HashSet<>(options).size() < options.size()) {
            return Optional.of(
                    new Refusal.BadField("/options", "different options", "the same one twice"));
        }
        return Text.refuseQuestion(question)
                .or(() ->
                        options.stream()
                                .flatMap(option -> Text.refuseOption(option).stream())
                                .findFirst());
    }

    private static boolean fits(Poll poll, List<Integer> choices) {
        boolean known =
                choices.stream().allMatch(i -> i != null && i >= 0 && i < poll.options().size());
        boolean several = poll.kind() == PollOpened.Kind.MULTIPLE;
        boolean once = new HashSet<>(choices).size() == choices.size();
        return known && once && (several ? !choices.isEmpty() : choices.size() == 1);
    }
}
