package dev.evenkeel.incident.incident.events;

import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.incident.store.Journal;
import dev.evenkeel.incident.incident.store.JudgeLease;
import dev.evenkeel.incident.incident.store.RequestStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Keeps the lease and writes revisions behind the judge's back, in their order, until they are
 * stored. While PostgreSQL is away they wait in memory.
 *
 * <p>Belongs to the judge's thread; what the database answers comes back to it through a mailbox.
 */
final class Scribe {
    private static final Logger LOG = Logger.getLogger(Scribe.class);
    private static final Duration KEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int BATCH = 50;
    private static final long NONE = 0;

    private final JudgeLease lease;
    private final CaseStore cases;
    private final Journal journal;
    private final RequestStore requests;
    private final Queue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private final Deque<CaseStore.Revision> waiting = new ArrayDeque<>();
    private long epoch = NONE;
    private boolean leading;
    private boolean keeping;
    private boolean writing;
    private boolean looking;
    private Instant lookAt = Instant.MIN;
    private Instant keepAt = Instant.MIN;
    private Instant writeAt = Instant.MIN;
    private volatile boolean databaseUp;

    Scribe(JudgeLease lease, CaseStore cases, Journal journal, RequestStore requests) {
        this.lease = lease;
        this.cases = cases;
        this.journal = journal;
        this.requests = requests;
    }

    boolean isLeading() {
        return leading;
    }

    /** Whether the database answered last. */
    boolean isDatabaseUp() {
        return databaseUp;
    }

    /** Revisions that are not stored yet. */
    int unwritten() {
        return waiting.size();
    }

    void write(List<CaseStore.Revision> revisions) {
        waiting.addAll(revisions);
    }

    /**
     * Takes answers, and asks for what is due.
     *
     * @param requested called with what people ask for and has no answer yet
     * @param begin called with what is stored when this replica begins to lead
     */
    void tick(
            Instant now,
            BiConsumer<List<IncidentCase>, Instant> begin,
            Consumer<List<RequestStore.Pending>> requested) {
        for (Runnable answer = mailbox.poll(); answer != null; answer = mailbox.poll()) {
            answer.run();
        }
        if (!keeping && !now.isBefore(keepAt)) {
            keep(now, begin);
        }
        if (leading && !looking && !now.isBefore(lookAt)) {
            look(now, requested);
        }
        flush(now);
    }

    private void look(Instant now, Consumer<List<RequestStore.Pending>> requested) {
        looking = true;
        lookAt = now.plus(LOOK_EVERY);
        long lookedFor = epoch;
        ask(
                requests.pending(),
                found -> {
                    looking = false;
                    if (leading && epoch == lookedFor) {
                        requested.accept(found);
                    }
                },
                () -> looking = false);
    }

    /** Begins to store what waits, unless that is under way already. */
    void flush(Instant now) {
        if (leading && !writing && !waiting.isEmpty() && !now.isBefore(writeAt)) {
            write(now);
        }
    }

    private void keep(Instant now, BiConsumer<List<IncidentCase>, Instant> begin) {
        keeping = true;
        keepAt = now.plus(KEEP_EVERY);
        ask(
                lease.keep(),
                held -> {
                    keeping = false;
                    kept(held, begin, now);
                },
                () -> keeping = false);
    }

    private void kept(
            OptionalLong held, BiConsumer<List<IncidentCase>, Instant> begin, Instant now) {
        if (held.isEmpty()) {
            follow();
        } else if (held.getAsLong() != epoch) {
            follow();
            epoch = held.getAsLong();
            load(begin, now);
        }
    }

    private void load(BiConsumer<List<IncidentCase>, Instant> begin, Instant now) {
        long loadedFor = epoch;
        ask(
                cases.openOrResolvedWithin(REMEMBERED),
                stored -> {
                    if (epoch == loadedFor) {
                        leading = true;
                        begin.accept(stored, now);
                    }
                },
                this::follow);
    }

    private void follow() {
        if (leading) {
            LOG.warnf("event=judge-follows epoch=%d dropped=%d", epoch, waiting.size());
        }
        leading = false;
        epoch = NONE;
        waiting.clear();
    }

    private void write(Instant now) {
        writing = true;
        long writtenFor = epoch;
        long begunNanos = System.nanoTime();
        List<CaseStore.Revision> batch = waiting.stream().limit(BATCH).toList();
        ask(
                journal.write(epoch, batch),
                result -> {
                    writing = false;
                    logSlow(begunNanos, batch.size());
                    if (epoch == writtenFor) {
                        wrote(result, batch.size());
                    }
                },
                () -> {
                    writing = false;
                    writeAt = now.plus(RETRY);
                });
    }

    /** Goes the way of {@link #write} without leaving anything. */
    void rehearse(List<CaseStore.Revision> revisions) {
        long begunNanos = System.nanoTime();
        ask(
                journal.rehearse(epoch, revisions),
                _ ->
                        LOG.infof(
                                "event=journal-rehearsed millis=%d revisions=%d",
                                Duration.ofNanos(System.nanoTime() - begunNanos).toMillis(),
                                revisions.size()),
                () -> {});
    }

    private static void logSlow(long begunNanos, int revisions) {
        Duration took = Duration.ofNanos(System.nanoTime() - begunNanos);
        if (took.compareTo(SLOW) > 0) {
            LOG.warnf("event=journal-slow millis=%d revisions=%d", took.toMillis(), revisions);
        }
    }

    private void wrote(Journal.Result result, int revisions) {
        switch (result) {
            case WRITTEN -> {
                for (int i = 0; i < revisions; i++) {
                    waiting.poll();
                }
            }
            case FENCED -> follow();
        }
    }

    private <T> void ask(Uni<T> question, Consumer<T> answered, Runnable failed) {
        question.subscribe()
                .with(
                        answer -> {
                            databaseUp = true;
                            mailbox.add(() -> answered.accept(answer));
                        },
                        cause -> {
                            if (databaseUp) {
                                LOG.warnf("event=database-waits cause=\"%s\"", cause.getMessage());
                            }
                            databaseUp = false;
                            mailbox.add(failed);
                        });
    }
}
