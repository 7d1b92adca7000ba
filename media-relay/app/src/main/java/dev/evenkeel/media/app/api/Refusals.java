package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.admission.Admission;
import dev.evenkeel.media.app.admission.Headroom;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.app.placement.Told;
import dev.evenkeel.media.sfu.OpenOutcome;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Outcomes as HTTP answers. */
final class Refusals {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    /** What is full does not empty in a moment. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private Refusals() {}

    /** The answer to an offer; {@code opened} makes the good one. */
    static Response answer(
            OpenOutcome outcome, String sessionId, Function<OpenOutcome.Opened, Response> opened) {
        return switch (outcome) {
            case OpenOutcome.Opened done -> opened.apply(done);
            case OpenOutcome.BadOffer bad ->
                    ProblemResponses.of(
                            Problem.badField(pointer(bad.field()), bad.expected(), bad.actual()));
            case OpenOutcome.StaleEpoch stale -> stale(stale.offered(), stale.current());
            case OpenOutcome.NoSuchSession _ ->
                    ProblemResponses.of(Problem.notFound("session", sessionId));
            case OpenOutcome.Fenced _ -> fenced();
        };
    }

    /** The answer to a word about a placement; {@code taken} makes the good one. */
    static Response answer(Told told, Supplier<Response> taken) {
        return switch (told) {
            case Told.Taken _ -> taken.get();
            case Told.Stale stale -> stale(stale.offered(), stale.current());
            case Told.TooOld _ -> fenced();
        };
    }

    /** The answer to a token that was not admitted. */
    static Response refused(Admission admission) {
        return switch (admission) {
            case Admission.Unauthorised no ->
                    ProblemResponses.of(Problem.unauthorised(no.reason()));
            case Admission.Forbidden no -> ProblemResponses.of(Problem.forbidden(no.reason()));
            case Admission.WrongRelay no -> ProblemResponses.of(Problem.conflict(no.reason()));
            case Admission.Overrun _ ->
                    ProblemResponses.of(
                            Problem.unavailable("too many join at this moment", SHORTLY));
            case Admission.Admitted _ -> throw new IllegalArgumentException("admitted");
        };
    }

    /** Why no session is opened at this moment, whoever asks. */
    static Optional<Response> closed(RunningRelay relay, Headroom headroom) {
        return relay.isDraining() ? Optional.of(draining()) : headroom.lack().map(Refusals::full);
    }

    private static Response full(String why) {
        return ProblemResponses.of(Problem.unavailable(why + ": try again shortly", LATER));
    }

    static Response draining() {
        return ProblemResponses.of(
                Problem.unavailable("this relay starts or stops: take the other one", SHORTLY));
    }

    private static Response stale(long offered, long current) {
        return ProblemResponses.of(
                Problem.conflict(
                        "the meeting has moved on: it is at epoch %d or later, not at %d"
                                .formatted(current, offered)));
    }

    private static Response fenced() {
        return ProblemResponses.of(
                Problem.unavailable(
                        "this relay slept and waits for confirmation that it still serves the"
                                + " meeting",
                        SHORTLY));
    }

    /** {@code tracks.0} as a JSON pointer (RFC 6901). */
    private static String pointer(String field) {
        return "/" + field.replace('.', '/');
    }
}
