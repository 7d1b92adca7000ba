package dev.evenkeel.room.account.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.webauthn4j.data.AuthenticationData;
import dev.evenkeel.room.account.Opened;
import dev.evenkeel.room.account.Sessions;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Ceremony;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.RelyingParty;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AttemptStore;
import dev.evenkeel.room.account.store.PasskeyStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a passkey, and showing it once more. The authenticator makes sure who is there,
 * so it counts as the second factor too.
 */
@Singleton
public class PasskeySignIn {
    private final PasskeyStore store;
    private final AttemptStore attempts;
    private final Challenges challenges;
    private final Verifier verifier;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    PasskeySignIn(
            PasskeyStore store,
            AttemptStore attempts,
            Challenges challenges,
            Verifier verifier,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.attempts = attempts;
        this.challenges = challenges;
        this.verifier = verifier;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the browser asks an authenticator, whoever is there. */
    public Uni<RequestOptions> begin(RelyingParty party) {
        return challenges
                .draw(Ceremony.SIGN_IN, null)
                .map(challenge -> RequestOptions.of(challenge, party));
    }

    /** What the browser asks an authenticator of who is signed in. */
    public Uni<RequestOptions> begin(Caller caller, RelyingParty party) {
        return challenges
                .draw(Ceremony.CONFIRMATION, caller.accountId())
                .map(challenge -> RequestOptions.of(challenge, party));
    }

    /**
     * Opens a session for whose passkey it is.
     *
     * @param credential {@code AuthenticationResponseJSON}
     */
    public Uni<Answer<Opened>> signIn(
            RelyingParty party, @Nullable JsonNode credential, Visit visit) {
        return judge(Ceremony.SIGN_IN, null, party, credential, visit)
                .chain(answer ->
                        switch (answer) {
                            case Answer.Refused<Account>(Refusal refusal) -> refused(refusal);
                            case Answer.Granted<Account>(Account account) ->
                                    sessions.open(account, true, visit).map(Answer::granted);
                        });
    }

    /** Takes the proof of somebody who is signed in once more. */
    public Uni<Answer<Account>> confirm(
            Caller caller, RelyingParty party, @Nullable JsonNode credential, Visit visit) {
        return judge(Ceremony.CONFIRMATION, caller.accountId(), party, credential, visit)
                .call(answer ->
                        answer instanceof Answer.Granted
                                ? sessions.confirm(caller, true, visit)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Answer<Account>> judge(
            Ceremony purpose,
            @Nullable String accountId,
            RelyingParty party,
            @Nullable JsonNode credential,
            Visit visit) {
        AuthenticationData data = verifier.authentication(credential).orElse(null);
        if (data == null) {
            return refused(Challenges.NO_CREDENTIAL);
        }
        return challenges
                .take(Verifier.challenge(data.getCollectedClientData()), purpose, accountId)
                .chain(good ->
                        good
                                ? store.find(Verifier.encode(data.getCredentialId()))
                                        .chain(found -> judge(found, accountId, data, party, visit))
                                : refused(new Refusal.ChallengeSpent()));
    }

    private Uni<Answer<Account>> judge(
            Optional<PasskeyStore.Found> found,
            @Nullable String accountId,
            AuthenticationData data,
            RelyingParty party,
            Visit visit) {
        if (found.isEmpty()) {
            return wrong(null, "unknown passkey", visit);
        }
        PasskeyStore.Found one = found.get();
        String owner = one.account().accountId();
        if ((accountId != null && !accountId.equals(owner)) || !isHandleOf(owner, data)) {
            return wrong(owner, "passkey of another account", visit);
        }
        return switch (verifier.authenticate(data, one.passkey(), party)) {
            case Verifier.Verdict.Wrong(String why) -> wrong(owner, why, visit);
            case Verifier.Verdict.Cloned cloned -> cloned(owner, visit);
            case Verifier.Verdict.Right(long signCount, boolean backedUp) ->
                    store.used(one.passkey().credentialId(), signCount, backedUp, clock.instant())
                            .chain(newer ->
                                    newer
                                            ? Uni.createFrom().item(Answer.granted(one.account()))
                                            : cloned(owner, visit));
        };
    }

    /** Section 7.2 step 6: what the authenticator keeps of the account, where it says so. */
    private static boolean isHandleOf(String accountId, AuthenticationData data) {
        byte[] handle = data.getUserHandle();
        return handle == null
                || handle.length == 0
                || Verifier.encode(handle).equals(CreationOptions.handle(accountId));
    }

    /**
     * Refused, and its count kept as it was: of two copies both stay shut out until one is removed.
     */
    private Uni<Answer<Account>> cloned(String accountId, Visit visit) {
        return wrong(accountId, "signature counter of the passkey went back", visit);
    }

    private Uni<Answer<Account>> wrong(@Nullable String accountId, String why, Visit visit) {
        return attempts.failed(
                        List.of(
                                audit.refused(
                                        AccountAction.SIGNED_IN, accountId, visit.address(), why)))
                .replaceWith(() -> Answer.refused(new Refusal.WrongPasskey()));
    }

    private static <T> Uni<Answer<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(Answer.refused(refusal));
    }
}
