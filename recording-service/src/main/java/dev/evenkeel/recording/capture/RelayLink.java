package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.tap.RelayTap;
import java.io.IOException;
import java.util.Set;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one relay of a recording, with a thread of its own: orders, reads, and begins
 * again for as long as the recording goes on.
 */
final class RelayLink {
    private static final Logger LOG = Logger.getLogger(RelayLink.class);
    private static final long PAUSE_MILLIS = 250;
    private static final long GIVEN_UP_NANOS = 10_000_000_000L;

    private final String relayId;
    private final RelayTap tap;
    private final BiFunction<String, String, FlowState> flows;
    private final Runnable takenOver;
    private final Thread thread;
    private volatile Set<String> recorded;
    private volatile Set<String> told = Set.of();
    private volatile boolean stopping;
    private volatile boolean closed;
    private volatile boolean over;
    private volatile boolean endHeard;
    private volatile @Nullable FlowState flow;
    private long heardAt = System.nanoTime();

    /**
     * @param flows the state of a flow by its id and relay
     * @param takenOver called when another recorder owns the recording
     */
    RelayLink(
            String relayId,
            RelayTap tap,
            Set<String> recorded,
            BiFunction<String, String, FlowState> flows,
            Runnable takenOver) {
        this.relayId = relayId;
        this.tap = tap;
        this.recorded = recorded;
        this.flows = flows;
        this.takenOver = takenOver;
        this.thread = Thread.ofPlatform().daemon().name("tap-" + relayId).unstarted(this::run);
    }

    RelayLink start() {
        thread.start();
        return this;
    }

    private void run() {
        while (!over && !closed) {
            try {
                read();
            } catch (RelayTap.RefusedException e) {
                refused(e);
            } catch (IOException | IllegalArgumentException e) {
                LOG.debugf("event=tap-away relay=%s cause=\"%s\"", relayId, e.getMessage());
                over = stopping && System.nanoTime() - heardAt > GIVEN_UP_NANOS;
                pause();
            } catch (InterruptedException e) {
                return;
            } finally {
                FlowState current = flow;
                if (current != null) {
                    current.reading(false);
                }
            }
        }
    }

    private void read() throws IOException, InterruptedException {
        FlowState current = flow;
        if (!stopping || current == null) {
            Set<String> people = stopping ? Set.of() : recorded;
            current = flows.apply(tap.record(people), relayId);
            flow = current;
            told = people;
        }
        if (stopping) {
            tap.end();
        }
        try (RelayTap.Blocks blocks = tap.blocks()) {
            current.reading(true);
            while (!closed) {
                switch (blocks.next()) {
                    case RelayTap.Blocks.Next.Block next -> {
                        heardAt = System.nanoTime();
                        current.arrived(next.block());
                    }
                    case RelayTap.Blocks.Next.Alive _ -> heardAt = System.nanoTime();
                    case RelayTap.Blocks.Next.End _ -> {
                        current.end();
                        over = true;
                        return;
                    }
                }
            }
        }
    }

    private void refused(RelayTap.RefusedException refusal) {
        if (refusal.isTakenOver()) {
            over = true;
            takenOver.run();
        } else if (refusal.isUnknown() && stopping) {
            over = true;
        } else {
            LOG.debugf("event=tap-refused relay=%s cause=\"%s\"", relayId, refusal.getMessage());
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /**
     * Who is recorded from now on. A relay that blocks come from is told until it has heard; any
     * other is told with the next attempt to read.
     */
    void record(Set<String> participantIds) {
        Set<String> people = Set.copyOf(participantIds);
        recorded = people;
        if (people.equals(told) || !isRead()) {
            return;
        }
        try {
            tap.record(people);
            told = people;
        } catch (IOException e) {
            LOG.debugf("event=tap-deaf relay=%s cause=\"%s\"", relayId, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the relay what is safe; what it does not hear it hears with the next call. */
    void acknowledge() {
        FlowState current = flow;
        if (current == null || current.acknowledged() == 0) {
            return;
        }
        try {
            tap.acknowledge(current.acknowledged());
        } catch (IOException e) {
            LOG.debugf("event=tap-deaf relay=%s cause=\"%s\"", relayId, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Nothing more is copied; what was copied is still read. Called again, it says so again to a
     * relay that has not heard it and goes on sending.
     */
    void stop() {
        boolean again = stopping;
        if (endHeard || over || again && !isRead()) {
            return;
        }
        if (!again) {
            heardAt = System.nanoTime();
            stopping = true;
        }
        try {
            tap.end();
            endHeard = true;
        } catch (IOException e) {
            LOG.debugf("event=tap-deaf relay=%s cause=\"%s\"", relayId, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether blocks come: where none do, the end is said with the next attempt to read. */
    private boolean isRead() {
        FlowState current = flow;
        return current != null && current.reading();
    }

    /** Whether nothing more will come from there. */
    boolean isOver() {
        return over;
    }

    /** Leaves everything as it is, for whoever comes next. */
    void close() {
        closed = true;
        thread.interrupt();
    }
}
