package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.failover.DeviceSwitched;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What devices answer to commands of this replica; every replica hears all answers. */
@Singleton
public class DeviceAnswers {
    private final Map<String, CompletableFuture<DeviceSwitched>> expected =
            new ConcurrentHashMap<>();

    /**
     * Has a command sent and waits for its answer. Blocks.
     *
     * @return empty when there is none within the limit
     */
    public Optional<DeviceSwitched> to(String commandId, Runnable send, Duration limit) {
        CompletableFuture<DeviceSwitched> answer = new CompletableFuture<>();
        expected.put(commandId, answer);
        try {
            send.run();
            return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            expected.remove(commandId);
        }
    }

    void take(DeviceSwitched answer) {
        CompletableFuture<DeviceSwitched> waits = expected.get(answer.commandId());
        if (waits != null) {
            waits.complete(answer);
        }
    }
}
