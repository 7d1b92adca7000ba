package dev.evenkeel.media.sfu.insight;

import dev.evenkeel.media.sfu.transport.MediaTransport;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The capture that runs, if any: one at a time in a relay. Loop thread only. */
public final class Captures {
    private static final long CHECK_MILLIS = 100;

    private final RelayLoop loop;
    private final Clock clock;
    private @Nullable Running running;

    private record Running(
            HeaderCapture capture,
            List<MediaTransport> transports,
            long until,
            CompletableFuture<Optional<Captured>> outcome) {}

    public Captures(RelayLoop loop, Clock clock) {
        this.loop = loop;
        this.clock = clock;
        loop.every(CHECK_MILLIS, this::check);
    }

    /**
     * Captures what these transports carry from now on. Empty at once when another capture runs.
     */
    public CompletionStage<Optional<Captured>> begin(
            List<MediaTransport> transports, CaptureLimits limits) {
        if (running != null) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        long now = loop.nanoTime();
        HeaderCapture capture =
                new HeaderCapture(loop.localAddress(), limits.bytes(), epochNanos() - now);
        transports.forEach(transport -> transport.tap(capture));
        CompletableFuture<Optional<Captured>> outcome = new CompletableFuture<>();
        running =
                new Running(
                        capture, List.copyOf(transports), now + limits.time().toNanos(), outcome);
        return outcome;
    }

    private long epochNanos() {
        Instant instant = clock.instant();
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }

    private void check(long now) {
        Running ending = running;
        if (ending != null && (ending.capture().full() || now - ending.until() >= 0)) {
            running = null;
            ending.transports().forEach(transport -> transport.tap(null));
            ending.outcome().complete(Optional.of(ending.capture().captured()));
        }
    }
}
