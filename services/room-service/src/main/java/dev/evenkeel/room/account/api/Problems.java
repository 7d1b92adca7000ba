package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Refusal;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Function;

/** Refusals as problem details. None repeats what was typed where that could be a secret. */
final class Problems {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private Problems() {}

    /** The value as a response, or why not. */
    static <T> Response respond(Answer<T> answer, Function<T, Response> granted) {
        return switch (answer) {
            case Answer.Granted<T>(T value) -> granted.apply(value);
            case Answer.Refused<T>(Refusal refusal) -> ProblemResponses.of(of(refusal));
        };
    }

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.BadField bad ->
                    Problem.badField(bad.field(), bad.expected(), bad.actual());
            case Refusal.SignedOut signedOut ->
                    Problem.of(401, "signed-out", "Nobody is signed in")
                            .withDetail("sign in, then try again");
            case Refusal.WrongCredentials wrong ->
                    Problem.of(401, "wrong-credentials", "Not signed in")
                            .withDetail("e-mail address and password do not belong together");
            case Refusal.CodeNeeded needed ->
                    Problem.of(401, "code-needed", "A one-time code is needed")
                            .withField("/code", "the code of the authenticator", "nothing");
            case Refusal.WrongCode wrong ->
                    Problem.of(401, "wrong-code", "The code is not right")
                            .withField("/code", "a code of now, not used before", "another code");
            case Refusal.TooSoon soon ->
                    Problem.tooMany("too many attempts failed; wait a little", soon.left());
            case Refusal.NotAllowed not -> Problem.forbidden(not.detail());
            case Refusal.Conflict conflict -> Problem.conflict(conflict.detail());
            case Refusal.SecondFactorRequired required ->
                    Problem.of(403, "second-factor-required", "A second factor is required")
                            .withDetail("add one to the account, or sign in with its code");
            case Refusal.ConfirmationNeeded needed ->
                    Problem.of(403, "confirmation-needed", "Please confirm that it is you")
                            .withDetail("show password and code once more, then try again");
            case Refusal.ForeignOrigin foreign ->
                    Problem.forbidden("the request does not come from a page of this site")
                            .withField("Origin", "the origin of this site", "another or none");
            case Refusal.EmailTaken taken ->
                    Problem.of(409, "email-taken", "There is an account with this address")
                            .withField("/email", "an address without an account", "one with one");
            case Refusal.LinkSpent spent ->
                    Problem.of(410, "link-spent", "The link is not good any more")
                            .withDetail("it was used, replaced, or is too old; ask for another");
            case Refusal.LastAdministrator last ->
                    Problem.conflict("somebody must be left as administrator");
            case Refusal.NoSuchAccount nobody -> Problem.notFound("account", nobody.accountId());
            case Refusal.Busy busy ->
                    Problem.unavailable("too many people sign in right now", SHORTLY);
        };
    }
}
