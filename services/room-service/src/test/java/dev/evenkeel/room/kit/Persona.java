package dev.evenkeel.room.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.PasswordHash;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.account.domain.Totp;
import dev.evenkeel.room.account.domain.WaysIn;
import dev.evenkeel.room.account.events.AccountAction;
import dev.evenkeel.room.account.events.AuditTrail;
import dev.evenkeel.room.account.store.AccountStore;
import io.quarkus.arc.Arc;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Somebody with an account of certain roles, who knows the password and has the authenticator. */
public final class Persona {
    public static final String PASSWORD = "a quiet river at dusk";

    private static final Duration STEP = Duration.ofSeconds(30);

    /** A code must still be good when the service, on a busy machine, comes to look at it. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final PasswordHash HASH = PasswordHash.of(PASSWORD, new SecureRandom());

    private final Account account;
    private final Browser browser = Browser.open();
    private Totp totp = new Totp("");
    private Instant codesUsedUntil = Instant.EPOCH;
    private List<String> recoveryCodes = List.of();

    private Persona(Account account) {
        this.account = account;
    }

    /** A new account, not signed in anywhere. */
    public static Persona of(Role... roles) {
        String id = "a-" + UUID.randomUUID().toString().substring(0, 8);
        Account account =
                new Account(
                        id,
                        id + "@example.org",
                        true,
                        "Test " + id,
                        "en",
                        Set.of(roles),
                        false,
                        WaysIn.PASSWORD,
                        Instant.now());
        Arc.container()
                .instance(AccountStore.class)
                .get()
                .create(account, HASH, event(id))
                .await()
                .atMost(Guest.LIMIT);
        return new Persona(account);
    }

    /** Signed in with the password. */
    public static Persona signedIn(Role... roles) {
        Persona persona = of(roles);
        persona.expect(201, persona.browser.signIn(persona.email(), PASSWORD).statusCode());
        return persona;
    }

    /** Signed in, with a second factor added and shown. */
    public static Persona withSecondFactor(Role... roles) {
        return signedIn(roles).addSecondFactor();
    }

    public Persona addSecondFactor() {
        var begun = browser.post("/api/v1/account/second-factor", Map.of());
        expect(201, begun.statusCode());
        totp = new Totp(Meetings.json(begun).get("secret").asText());
        var activated = browser.put("/api/v1/account/second-factor", Map.of("code", freshCode()));
        expect(200, activated.statusCode());
        recoveryCodes =
                Meetings.json(activated)
                        .findValue("recoveryCodes")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList();
        return this;
    }

    /**
     * A code that was not used yet: of the step before, of now, or of the next one, for whose turn
     * it waits where need be.
     */
    public String freshCode() {
        Instant earliest = Instant.now().minus(STEP).plus(SLACK);
        Instant at = codesUsedUntil.isAfter(earliest) ? codesUsedUntil : earliest;
        codesUsedUntil = at.plus(STEP);
        awaitStep(step(at) - 1);
        return totp.code(at);
    }

    private static void awaitStep(long number) {
        long millis = number * STEP.toMillis() - System.currentTimeMillis();
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static long step(Instant at) {
        return at.getEpochSecond() / STEP.toSeconds();
    }

    public List<String> recoveryCodes() {
        return recoveryCodes;
    }

    public Browser browser() {
        return browser;
    }

    public String id() {
        return account.accountId();
    }

    public String email() {
        return account.email();
    }

    private void expect(int expected, int actual) {
        if (expected != actual) {
            throw new AssertionError("%s: %d instead of %d".formatted(id(), actual, expected));
        }
    }

    private static Event<?> event(String id) {
        return Arc.container()
                .instance(AuditTrail.class)
                .get()
                .granted(AccountAction.CREATED, id, id, null, "by a test");
    }
}
