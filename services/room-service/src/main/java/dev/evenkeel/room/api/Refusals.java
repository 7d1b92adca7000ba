package dev.evenkeel.room.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.room.domain.Refusal;
import java.time.Duration;

/** Refusals as problem details. */
final class Refusals {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private Refusals() {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.BadField bad ->
                    Problem.badField(bad.field(), bad.expected(), bad.actual());
            case Refusal.Forbidden forbidden -> Problem.forbidden(forbidden.detail());
            case Refusal.WrongHostKey wrong ->
                    Problem.forbidden("the host key is not that of this meeting")
                            .withField(
                                    "/hostKey",
                                    "the key given when the meeting was made",
                                    "another key");
            case Refusal.NoSuchParticipant nobody ->
                    Problem.notFound("participant", nobody.participantId());
            case Refusal.Ended ended -> ended();
            case Refusal.Overloaded overloaded -> tryAgain("too much waits to be stored");
        };
    }

    static Problem ended() {
        return Problem.of(410, "ended", "The meeting has ended")
                .withDetail("the meeting has ended; start a new one");
    }

    static Problem noSuchMeeting(String meetingId) {
        return Problem.notFound("meeting", meetingId);
    }

    static Problem tryAgain(String why) {
        return Problem.unavailable(why + "; try again shortly", SHORTLY);
    }
}
