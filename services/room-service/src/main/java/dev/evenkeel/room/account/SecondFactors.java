package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.RecoveryCodes;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Totp;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AccountStore;
import dev.evenkeel.room.account.store.Credentials;
import dev.evenkeel.room.account.store.KeyStore;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/** One-time codes and recovery codes: added, checked, removed. */
@Singleton
public class SecondFactors {
    private final AccountStore accounts;
    private final KeyStore keys;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    SecondFactors(AccountStore accounts, KeyStore keys, AuditTrail audit, Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an authenticator application is told.
     *
     * @param uri for the QR code
     */
    public record Enrolment(String secret, String uri) {}

    /** Whether the code, of either kind, is good now; it is used up. */
    Uni<Boolean> take(Credentials of, String code, Visit visit) {
        Account account = of.account();
        if (RecoveryCodes.looksLikeOne(code)) {
            return keys.takeRecoveryCode(
                    account.accountId(),
                    RecoveryCodes.hash(code),
                    audit.own(
                            AccountAction.RECOVERY_CODE_USED,
                            account.accountId(),
                            visit.address()));
        }
        OptionalLong step =
                of.totpSecret() == null
                        ? OptionalLong.empty()
                        : new Totp(of.totpSecret()).match(code, clock.instant());
        return step.isEmpty()
                ? Uni.createFrom().item(false)
                : keys.takeStep(account.accountId(), step.getAsLong());
    }

    /**
     * A new secret, which counts once a code of it was shown; refused when there is one already.
     */
    public Uni<Answer<Enrolment>> begin(Caller caller) {
        if (!caller.account().hasPassword()) {
            return item(Answer.refused(new Refusal.Conflict("codes go with a password")));
        }
        if (caller.account().hasSecondFactor()) {
            return item(Answer.refused(new Refusal.Conflict("there is a second factor already")));
        }
        Totp totp = Totp.draw(random);
        Enrolment enrolment = new Enrolment(totp.secret(), totp.uri(caller.account().email()));
        return keys.beginSecondFactor(caller.accountId(), totp)
                .replaceWith(() -> Answer.granted(enrolment));
    }

    /** Shows the first code; answers the recovery codes, told only here. */
    public Uni<Answer<List<String>>> activate(Caller caller, String code, Visit visit) {
        return accounts.byId(caller.accountId())
                .chain(found -> {
                    String secret = found.map(Credentials::totpSecret).orElse(null);
                    if (secret == null || caller.account().hasSecondFactor()) {
                        return item(
                                Answer.refused(
                                        new Refusal.Conflict("no second factor is being added")));
                    }
                    OptionalLong step = new Totp(secret).match(code, clock.instant());
                    return step.isEmpty()
                            ? item(Answer.refused(new Refusal.WrongCode()))
                            : activate(caller, step.getAsLong(), visit);
                });
    }

    private Uni<Answer<List<String>>> activate(Caller caller, long step, Visit visit) {
        List<String> codes = RecoveryCodes.draw(random);
        return keys.activateSecondFactor(
                        caller.accountId(),
                        caller.sessionId(),
                        step,
                        hashes(codes),
                        audit.own(
                                AccountAction.SECOND_FACTOR_ADDED,
                                caller.accountId(),
                                visit.address()))
                .replaceWith(() -> Answer.granted(codes));
    }

    /** New recovery codes; the old ones are void. */
    public Uni<Answer<List<String>>> newRecoveryCodes(Caller caller, Visit visit) {
        if (!caller.account().hasSecondFactor()) {
            return item(Answer.refused(new Refusal.Conflict("there is no second factor")));
        }
        List<String> codes = RecoveryCodes.draw(random);
        return keys.replaceRecoveryCodes(
                        caller.accountId(),
                        hashes(codes),
                        audit.own(
                                AccountAction.RECOVERY_CODES_DRAWN,
                                caller.accountId(),
                                visit.address()))
                .replaceWith(() -> Answer.granted(codes));
    }

    /** Takes the caller's one-time codes away. */
    public Uni<Void> remove(Caller caller, Visit visit) {
        return keys.removeSecondFactor(
                caller.accountId(),
                audit.own(
                        AccountAction.SECOND_FACTOR_REMOVED, caller.accountId(), visit.address()));
    }

    /** Takes codes and passkeys away from somebody who lost them. */
    public Uni<Void> removeLost(Caller by, String accountId, Visit visit) {
        return keys.removeLostFactors(
                accountId,
                audit.granted(
                        AccountAction.SECOND_FACTOR_REMOVED,
                        by.accountId(),
                        accountId,
                        visit.address(),
                        null));
    }

    public Uni<Long> recoveryCodesLeft(Caller caller) {
        return keys.recoveryCodesLeft(caller.accountId());
    }

    private static List<KeyHash> hashes(List<String> codes) {
        return codes.stream().map(RecoveryCodes::hash).toList();
    }

    private static <T> Uni<T> item(T value) {
        return Uni.createFrom().item(value);
    }
}
