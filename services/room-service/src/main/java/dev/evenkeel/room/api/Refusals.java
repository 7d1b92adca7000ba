package dev.evenkeel.room.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.room.domain.Refusal;
import java.time.Duration;

/** Refusals as problem details. */
public final class Refusals {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private Refusals() {}

    public static Problem problem(Refusal refusal) {
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
            case Refusal.Banned banned ->
                    Problem.of(403, "banned", "Sent out of the meeting")
                            .withDetail("the host sent you out of this meeting");
            case Refusal.Locked locked ->
                    Problem.of(423, "locked", "The meeting is locked")
                            .withDetail("the host locked the meeting; nobody new comes in");
            case Refusal.Full full ->
                    Problem.of(409, "full", "The meeting is full")
                            .withDetail(
                                    "%d people are in the meeting, as many as may be; try again when somebody has left"
                                            .formatted(full.capacity()));
            case Refusal.PasscodeNeeded needed ->
                    Problem.of(403, "passcode", "The meeting needs a passcode")
                            .withDetail("type the passcode you were given with the link")
                            .withField(
                                    "/passcode",
                                    "the meeting's passcode",
                                    needed.wrong() ? "another one" : "nothing");
            case Refusal.NotThere missing -> Problem.notFound(missing.what(), missing.id());
            case Refusal.Overtaken overtaken -> Problem.conflict(overtaken.detail());
            case Refusal.NoSuchParticipant nobody ->
                    Problem.notFound("participant", nobody.participantId());
            case Refusal.Ended ended -> ended();
            case Refusal.Overloaded overloaded -> tryAgain("too much waits to be stored");
        };
    }

    public static Problem ended() {
        return Problem.of(410, "ended", "The meeting has ended")
                .withDetail("the meeting has ended; start a new one");
    }

    public static Problem noSuchMeeting(String meetingId) {
        return Problem.notFound("meeting", meetingId);
    }

    static Problem tooManyGuesses(Duration pause) {
        return Problem.tooMany("too many wrong passcodes; wait a little", pause)
                .withField("/passcode", "the meeting's passcode", "another one");
    }

    public static Problem tryAgain(String why) {
        return Problem.unavailable(why + "; try again shortly", SHORTLY);
    }
}
