package dev.evenkeel.room.live;

import dev.evenkeel.room.domain.RoomEvent;
import dev.evenkeel.room.store.Availability;
import dev.evenkeel.room.store.Batch;
import dev.evenkeel.room.store.Written;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one meeting to the database, in order and once, behind its back.
 *
 * <p>Two kinds of entries share the order. What has happened already is <i>appended</i>: it waits
 * for as long as the database is away. What happens only if it can be stored now (a join) is
 * <i>proposed</i>: it fails as soon as the database is known to be away.
 */
final class Journal {
    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final int LARGEST_BATCH = 100;
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
    private static final Duration LONGEST_BACKOFF = Duration.ofMillis(500);

    private final JournalPort port;
    private final Listener listener;
    private final int capacity;
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private String mark;
    private int waiting;
    private boolean busy;
    private boolean away;
    private boolean oneByOne;
    private boolean fenced;

    /** A proposal that failed, though it may have been committed. */
    private @Nullable Attempt ghost;

    /** Who hears what became of entries. Never called with a lock of the journal held. */
    interface Listener {
        /** A proposal is in the database, from now on it has happened. */
        void happened(List<RoomEvent> proposed);

        /** What was appended is durable. */
        void stored(List<RoomEvent> appended);

        /** Another process owns the meeting now. */
        void fenced();
    }

    private sealed interface Entry {
        record Appended(RoomEvent event) implements Entry {}

        record Proposed(Supplier<List<RoomEvent>> decision, UniEmitter<? super Boolean> emitter)
                implements Entry {}
    }

    private record Attempt(
            String mark, List<RoomEvent> events, Entry.@Nullable Proposed proposed, int failures) {
        Attempt again() {
            return new Attempt(mark, events, proposed, failures + 1);
        }
    }

    Journal(JournalPort port, String mark, int capacity, Listener listener) {
        this.port = port;
        this.mark = mark;
        this.capacity = capacity;
        this.listener = listener;
    }

    /** Whether there is room for what may be refused. */
    synchronized boolean hasRoom() {
        return waiting < capacity;
    }

    /** Events that wait for the database. */
    synchronized int waiting() {
        return waiting;
    }

    /** Takes what has happened; never refuses. */
    void append(List<RoomEvent> events) {
        synchronized (this) {
            events.forEach(event -> queue.add(new Entry.Appended(event)));
            waiting += events.size();
        }
        pump();
    }

    /**
     * Takes what shall happen.
     *
     * @param decision asked when all before it is stored; without events nothing is written
     * @return completes once it has happened; fails when it could not be stored
     */
    Uni<Boolean> propose(Supplier<List<RoomEvent>> decision) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    synchronized (this) {
                        if (!away && !fenced) {
                            queue.add(new Entry.Proposed(decision, emitter));
                            waiting++;
                        }
                    }
                    pump();
                    failIfAway(emitter);
                });
    }

    private synchronized boolean isAway() {
        return away || fenced;
    }

    private void failIfAway(UniEmitter<? super Boolean> emitter) {
        if (isAway()) {
            emitter.fail(new StoreAwayException(null));
        }
    }

    private void pump() {
        Attempt attempt;
        synchronized (this) {
            if (busy || fenced || queue.isEmpty()) {
                return;
            }
            busy = true;
            attempt = nextAttempt();
        }
        port.permits().acquire(() -> begin(attempt));
    }

    private Attempt nextAttempt() {
        String fresh = port.freshMark();
        if (queue.peek() instanceof Entry.Proposed proposed) {
            queue.remove();
            return new Attempt(fresh, List.of(), proposed, 0);
        }
        List<RoomEvent> events = new ArrayList<>();
        int most = oneByOne ? 1 : LARGEST_BATCH;
        while (events.size() < most && queue.peek() instanceof Entry.Appended appended) {
            queue.remove();
            events.add(appended.event());
        }
        return new Attempt(fresh, events, null, 0);
    }

    private void begin(Attempt attempt) {
        if (attempt.proposed == null) {
            write(attempt);
            return;
        }
        List<RoomEvent> decided = attempt.proposed.decision().get();
        if (decided.isEmpty()) {
            finish(attempt, 1);
            attempt.proposed.emitter().complete(true);
        } else {
            write(new Attempt(attempt.mark, decided, attempt.proposed, 0));
        }
    }

    private void write(Attempt attempt) {
        Batch batch = new Batch(port.meeting(), mark(), attempt.mark, attempt.events);
        port.write(batch)
                .subscribe()
                .with(written -> answered(attempt, written), failure -> failed(attempt, failure));
    }

    private void answered(Attempt attempt, Written written) {
        switch (written) {
            case Written.Done done -> done(attempt);
            case Written.After after -> overtaken(attempt, after.mark());
        }
    }

    private void done(Attempt attempt) {
        synchronized (this) {
            mark = attempt.mark;
            ghost = null;
            away = false;
        }
        if (attempt.proposed == null) {
            listener.stored(attempt.events);
            finish(attempt, attempt.events.size());
        } else {
            listener.happened(attempt.events);
            finish(attempt, 1);
            attempt.proposed.emitter().complete(true);
        }
    }

    /** Only our own lost proposal may be in between; anything else is another owner. */
    private void overtaken(Attempt attempt, String last) {
        List<RoomEvent> lost;
        synchronized (this) {
            if (ghost == null || !ghost.mark.equals(last)) {
                lost = List.of();
            } else {
                lost = ghost.events;
                mark = last;
                ghost = null;
            }
        }
        if (lost.isEmpty()) {
            LOG.errorf(
                    "event=journal-fenced meeting=%s expected=%s found=%s",
                    port.meeting().meetingId(), mark(), last);
            synchronized (this) {
                fenced = true;
            }
            fail(attempt, new StoreAwayException(null));
            listener.fenced();
        } else {
            listener.happened(lost);
            write(attempt);
        }
    }

    private void failed(Attempt attempt, Throwable failure) {
        if (attempt.proposed != null) {
            synchronized (this) {
                ghost = Availability.isHopeless(failure) ? ghost : attempt;
            }
            fail(attempt, failure);
        } else if (Availability.isHopeless(failure)) {
            split(attempt, failure);
        } else {
            retry(attempt.again(), failure);
        }
    }

    private void fail(Attempt attempt, Throwable failure) {
        finish(attempt, attempt.proposed == null ? attempt.events.size() : 1);
        if (attempt.proposed != null) {
            attempt.proposed.emitter().fail(new StoreAwayException(failure));
        }
    }

    private void retry(Attempt attempt, Throwable failure) {
        List<Entry.Proposed> hopeless = takeProposals();
        hopeless.forEach(proposed -> proposed.emitter().fail(new StoreAwayException(failure)));
        if (attempt.failures == 1) {
            LOG.warnf(
                    "event=journal-waits meeting=%s events=%d cause=\"%s\"",
                    port.meeting().meetingId(), waiting(), failure.getMessage());
        }
        Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempt.failures, 10));
        port.permits().release();
        port.later(
                doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF,
                () -> port.permits().acquire(() -> write(attempt)));
    }

    private synchronized List<Entry.Proposed> takeProposals() {
        away = true;
        List<Entry.Proposed> taken = new ArrayList<>();
        for (Iterator<Entry> entries = queue.iterator(); entries.hasNext(); ) {
            if (entries.next() instanceof Entry.Proposed proposed) {
                taken.add(proposed);
                entries.remove();
                waiting--;
            }
        }
        return taken;
    }

    /** The database refuses the batch for what is in it: finds the culprit and goes on without. */
    private void split(Attempt attempt, Throwable failure) {
        if (attempt.events.size() == 1) {
            LOG.errorf(
                    failure,
                    "event=journal-refused meeting=%s what=%s",
                    port.meeting().meetingId(),
                    attempt.events.getFirst().getClass().getSimpleName());
            port.refused();
            finish(attempt, 1);
            return;
        }
        synchronized (this) {
            oneByOne = true;
            attempt.events.reversed().forEach(e -> queue.addFirst(new Entry.Appended(e)));
        }
        finish(attempt, 0);
    }

    private void finish(Attempt attempt, int entries) {
        synchronized (this) {
            waiting -= entries;
            busy = false;
            oneByOne = oneByOne && !queue.isEmpty();
        }
        port.permits().release();
        pump();
    }

    private synchronized String mark() {
        return mark;
    }
}
