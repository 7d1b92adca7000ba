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
            case Refusal.WrongPasskey wrong ->
                    Problem.of(401, "wrong-passkey", "The passkey is not right")
                            .withDetail("it is not known here, or its answer is not right");
            case Refusal.ChallengeSpent spent ->
                    Problem.of(410, "challenge-spent", "The challenge is not good any more")
                            .withDetail("it was answered already, or too late; try again");
            case Refusal.LastWayIn last ->
                    Problem.of(409, "last-way-in", "It is the last way to sign in")
                            .withDetail("add another way to sign in, then remove this one");
            case Refusal.SingleSignOnOnly only ->
                    Problem.of(403, "single-sign-on-only", "Please use single sign-on")
                            .withDetail("passwords are not taken for this account");
            case Refusal.NoSuchProvider unknown -> Problem.notFound("provider", unknown.provider());
            case Refusal.ProviderAway away ->
                    Problem.of(503, "provider-away", "The sign-in service does not answer")
                            .withDetail("try again shortly, or sign in another way");
            case Refusal.TooMany many ->
                    Problem.tooMany("too many requests; wait a little", many.left());
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
            case Refusal.AlreadyVerified already ->
                    Problem.of(409, "already-verified", "The address is confirmed already")
                            .withDetail("there is nothing left to do");
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
