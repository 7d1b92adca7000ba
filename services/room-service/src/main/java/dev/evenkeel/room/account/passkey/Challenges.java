package dev.evenkeel.room.account.passkey;

import dev.evenkeel.room.account.domain.Ceremony;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Secrets;
import dev.evenkeel.room.account.store.ChallengeStore;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Draws challenges and takes them back, each once (WebAuthn section 13.4.3). */
@Singleton
class Challenges {
    static final Refusal NO_CREDENTIAL =
            new Refusal.BadField(
                    "/credential",
                    "what the browser's credential.toJSON() gives",
                    "something else");

    private final ChallengeStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Challenges(ChallengeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param accountId whose; {@code null} when nobody is signed in yet
     */
    Uni<String> draw(Ceremony purpose, @Nullable String accountId) {
        String challenge = Secrets.draw(random);
        return store.put(KeyHash.of(challenge), purpose, accountId, clock.instant())
                .replaceWith(challenge);
    }

    /** Whether it was drawn for this and is good; it never is again. */
    Uni<Boolean> take(String challenge, Ceremony purpose, @Nullable String accountId) {
        return store.take(KeyHash.of(challenge), purpose, accountId, clock.instant());
    }
}
