package dev.evenkeel.room.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Slows down those who try passcodes out: after 20 wrong ones in a minute a meeting takes none for
 * the rest of it. The host key still opens.
 */
@Singleton
class PasscodeGuesses {
    private static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, ArrayDeque<Instant>> wrong = new ConcurrentHashMap<>();
    private final Clock clock;

    @Inject
    PasscodeGuesses(Clock clock) {
        this.clock = clock;
    }

    /** How long the meeting takes no passcode; absent when it takes one now. */
    Optional<Duration> pause(String meetingId) {
        ArrayDeque<Instant> recent =
                wrong.computeIfPresent(meetingId, (_, guesses) -> withoutOld(guesses));
        return recent == null || recent.size() < MOST
                ? Optional.empty()
                : Optional.of(Duration.between(clock.instant(), recent.getFirst().plus(WINDOW)));
    }

    void wrong(String meetingId) {
        wrong.compute(
                meetingId,
                (_, guesses) -> {
                    ArrayDeque<Instant> all = new ArrayDeque<>();
                    if (guesses != null) {
                        all.addAll(guesses);
                    }
                    all.addLast(clock.instant());
                    return all;
                });
    }

    private @Nullable ArrayDeque<Instant> withoutOld(ArrayDeque<Instant> guesses) {
        Instant since = clock.instant().minus(WINDOW);
        ArrayDeque<Instant> recent = new ArrayDeque<>(guesses);
        recent.removeIf(at -> at.isBefore(since));
        return recent.isEmpty() ? null : recent;
    }
}
