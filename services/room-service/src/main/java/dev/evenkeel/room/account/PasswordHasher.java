package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.PasswordHash;
import dev.evenkeel.room.account.domain.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords beside the event loops, few at a time: each takes 19 MiB and tens of
 * milliseconds, which a flood of sign-ins must not turn into all memory and all cores.
 */
@Singleton
public class PasswordHasher {
    private static final int THREADS = 2;

    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor threads;

    /** What is compared with where there is no account, so that both take as long. */
    private final PasswordHash nobodys = PasswordHash.of(Secrets.draw(random), random);

    @Inject
    PasswordHasher(AccountConfig config) {
        this.threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(config.passwordQueue()),
                        Thread.ofPlatform().name("passwords-", 0).daemon().factory());
    }

    /** Too many wait already. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException(Throwable cause) {
            super("too many passwords wait to be checked", cause);
        }
    }

    /** Fails with {@link BusyException} when too many wait. */
    public Uni<PasswordHash> hash(String password) {
        return aside(() -> PasswordHash.of(password, random));
    }

    /**
     * Whether it is the password; never when there is none, after the same time. Fails with {@link
     * BusyException} when too many wait.
     */
    public Uni<Boolean> matches(@Nullable PasswordHash hash, String password) {
        return aside(() -> {
            boolean same = (hash == null ? nobodys : hash).matches(password);
            return same && hash != null;
        });
    }

    private <T> Uni<T> aside(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(BusyException::new);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
