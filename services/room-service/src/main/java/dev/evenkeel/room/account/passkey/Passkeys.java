package dev.evenkeel.room.account.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.webauthn4j.data.RegistrationData;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Ceremony;
import dev.evenkeel.room.account.domain.Passkey;
import dev.evenkeel.room.account.domain.Person;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.RelyingParty;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.PasskeyStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The passkeys of who is signed in: added, listed, named, removed. */
@Singleton
public class Passkeys {
    private final PasskeyStore store;
    private final Challenges challenges;
    private final Verifier verifier;
    private final AuditTrail audit;
    private final Identifiers identifiers;
    private final Clock clock;

    @Inject
    Passkeys(
            PasskeyStore store,
            Challenges challenges,
            Verifier verifier,
            AuditTrail audit,
            Identifiers identifiers,
            Clock clock) {
        this.store = store;
        this.challenges = challenges;
        this.verifier = verifier;
        this.audit = audit;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    public Uni<List<Passkey>> list(Caller caller) {
        return store.list(caller.accountId());
    }

    /** What the browser makes a passkey of. */
    public Uni<CreationOptions> begin(Caller caller, RelyingParty party) {
        return store.list(caller.accountId())
                .chain(there ->
                        challenges
                                .draw(Ceremony.REGISTRATION, caller.accountId())
                                .map(challenge ->
                                        CreationOptions.of(
                                                challenge, party, caller.account(), there)));
    }

    /**
     * Keeps the passkey the browser made.
     *
     * @param credential {@code RegistrationResponseJSON}
     */
    public Uni<Answer<Passkey>> add(
            Caller caller,
            RelyingParty party,
            @Nullable String name,
            @Nullable JsonNode credential,
            Visit visit) {
        return switch (Person.name(name)) {
            case Answer.Refused<String>(Refusal refusal) -> refused(refusal);
            case Answer.Granted<String>(String good) ->
                    verifier.registration(credential)
                            .map(data -> add(caller, party, good, data, visit))
                            .orElseGet(() -> refused(Challenges.NO_CREDENTIAL));
        };
    }

    private Uni<Answer<Passkey>> add(
            Caller caller, RelyingParty party, String name, RegistrationData data, Visit visit) {
        String challenge = Verifier.challenge(data.getCollectedClientData());
        return challenges
                .take(challenge, Ceremony.REGISTRATION, caller.accountId())
                .chain(good ->
                        good
                                ? verifier.register(data, party)
                                        .map(made -> add(caller, name, made, visit))
                                        .orElseGet(() -> refused(new Refusal.WrongPasskey()))
                                : refused(new Refusal.ChallengeSpent()));
    }

    private Uni<Answer<Passkey>> add(
            Caller caller, String name, Verifier.Attested made, Visit visit) {
        Passkey passkey =
                new Passkey(
                        identifiers.uuid(),
                        caller.accountId(),
                        name,
                        made.credentialId(),
                        made.data(),
                        made.signCount(),
                        made.transports(),
                        made.isBackupEligible(),
                        made.isBackedUp(),
                        clock.instant(),
                        null);
        return store.add(
                passkey,
                caller.sessionId(),
                audit.own(AccountAction.PASSKEY_ADDED, caller.accountId(), visit.address()));
    }

    /** {@code false} when the caller has no such passkey. */
    public Uni<Answer<Boolean>> rename(Caller caller, UUID passkeyId, @Nullable String name) {
        return switch (Person.name(name)) {
            case Answer.Refused<String>(Refusal refusal) -> refused(refusal);
            case Answer.Granted<String>(String good) ->
                    store.rename(caller.accountId(), passkeyId, good).map(Answer::granted);
        };
    }

    /** {@code false} when the caller has no such passkey; the last way in is never removed. */
    public Uni<Answer<Boolean>> remove(Caller caller, UUID passkeyId, Visit visit) {
        return store.remove(
                caller.accountId(),
                passkeyId,
                audit.own(AccountAction.PASSKEY_REMOVED, caller.accountId(), visit.address()));
    }

    private static <T> Uni<Answer<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(Answer.refused(refusal));
    }
}
