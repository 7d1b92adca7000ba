package dev.evenkeel.incident.incident.events;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is answered to commands of this replica; every replica hears all answers.
 *
 * @param <T> an answer
 */
public abstract class Answers<T> {
    private final Map<String, CompletableFuture<T>> expected = new ConcurrentHashMap<>();

    /**
     * Has commands sent and waits for their answers. Blocks.
     *
     * @return those that came within the limit, in the order of the commands
     */
    public List<T> to(Collection<String> commandIds, Runnable send, Duration limit) {
        Map<String, CompletableFuture<T>> waiting = new LinkedHashMap<>();
        commandIds.forEach(id -> waiting.put(id, new CompletableFuture<>()));
        expected.putAll(waiting);
        try {
            send.run();
            await(waiting.values(), limit);
        } finally {
            expected.keySet().removeAll(waiting.keySet());
        }
        return waiting.values().stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    void take(String commandId, T answer) {
        CompletableFuture<T> waits = expected.get(commandId);
        if (waits != null) {
            waits.complete(answer);
        }
    }

    private void await(Collection<CompletableFuture<T>> answers, Duration limit) {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // whoever asked sees which are missing
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
