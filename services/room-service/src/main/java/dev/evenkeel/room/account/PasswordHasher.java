package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.PasswordHash;
import dev.evenkeel.room.account.domain.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords beside the event loops, few at a time: each takes 19 MiB and tens of
 * milliseconds, which a flood of sign-ins must not turn into all memory and all cores.
 */
@Singleton
public class PasswordHasher {
    private static final int THREADS = 2;

    private final SecureRandom random = new SecureRandom();
    private final Aside aside;

    /** What is compared with where there is no account, so that both take as long. */
    private final PasswordHash nobodys = PasswordHash.of(Secrets.draw(random), random);

    @Inject
    PasswordHasher(AccountConfig config) {
        this.aside = new Aside("passwords", THREADS, config.passwordQueue());
    }

    /** Fails with {@link Aside.BusyException} when too many wait. */
    public Uni<PasswordHash> hash(String password) {
        return aside.run(() -> PasswordHash.of(password, random));
    }

    /**
     * Whether it is the password; never when there is none, after the same time. Fails with {@link
     * BusyException} when too many wait.
     */
    public Uni<Boolean> matches(@Nullable PasswordHash hash, String password) {
        return aside.run(() -> {
            boolean same = (hash == null ? nobodys : hash).matches(password);
            return same && hash != null;
        });
    }

    @PreDestroy
    void stop() {
        aside.close();
    }
}
