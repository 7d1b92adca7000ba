package dev.evenkeel.room.api;

import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Replies as responses. */
public final class Answers {
    private Answers() {}

    /** The value as a response, or why not. */
    public static <T> Response of(Reply<T> reply, Function<T, Response> done) {
        return switch (reply) {
            case Reply.Done<T>(T value) -> done.apply(value);
            case Reply.Refused<T>(Refusal refusal) ->
                    ProblemResponses.of(Refusals.problem(refusal));
        };
    }
}
