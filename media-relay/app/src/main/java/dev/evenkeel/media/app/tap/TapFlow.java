package dev.evenkeel.media.app.tap;

import dev.evenkeel.media.sfu.tap.BlockPool;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import dev.evenkeel.media.sfu.tap.TapBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One recording's blocks on their way: numbered from 1, sent in order, kept until acknowledged, and
 * sent again from the first that was not when the recorder comes back. One recorder owns it, the
 * one with the highest epoch. Safe from any thread; the relay's own never comes here.
 */
final class TapFlow {
    private static final long ALIVE_NANOS = 1_000_000_000L;

    /** What is written at once, at most: 512 KB. */
    private static final int MOST_BLOCKS = 8;

    /** Where blocks go. */
    interface Reader {
        /** There is something to be had, perhaps. On any thread, and never waits. */
        void wake();
    }

    private final String id;
    private final String meetingId;
    private final MeetingTap tap;
    private final BlockPool pool;
    private final ArrayDeque<KeptBlock> kept = new ArrayDeque<>();
    private long ownerEpoch;
    private long lastSequence;
    private long sentThrough;
    private long heardAt;
    private long dropped;
    private @Nullable Reader reader;
    private long saidAt;

    /**
     * @param id new with each flow: the numbers of another one mean nothing here
     */
    TapFlow(String id, String meetingId, MeetingTap tap, BlockPool pool, long now) {
        this.id = id;
        this.meetingId = meetingId;
        this.tap = tap;
        this.pool = pool;
        heardAt = now;
    }

    String id() {
        return id;
    }

    String meetingId() {
        return meetingId;
    }

    MeetingTap tap() {
        return tap;
    }

    /** False for a recorder that another one has taken over from. */
    synchronized boolean owns(long epoch, long now) {
        if (epoch < ownerEpoch) {
            return false;
        }
        if (epoch > ownerEpoch) {
            ownerEpoch = epoch;
            supersede();
        }
        heardAt = now;
        return true;
    }

    void record(Set<String> participantIds) {
        tap.record(participantIds);
    }

    /** A recorder begins to read, at the first block that is not safe; the reader before is cut. */
    synchronized void read(Reader by, long now) {
        supersede();
        reader = by;
        saidAt = now;
        KeptBlock first = kept.peekFirst();
        sentThrough = first == null ? lastSequence : first.sequence() - 1;
    }

    /** Nobody is there any more. */
    synchronized void left(Reader by) {
        if (reader == by) {
            reader = null;
        }
    }

    private void supersede() {
        Reader before = reader;
        reader = null;
        if (before != null) {
            before.wake();
        }
    }

    /**
     * What to write now, for a reader that has room and says when it is {@link #written}; null for
     * nothing yet. The end for one that was cut.
     */
    synchronized @Nullable TapFrame next(Reader by, long now) {
        if (by != reader) {
            return TapFrame.end();
        }
        heardAt = now;
        List<KeptBlock> unsent = unsent();
        if (!unsent.isEmpty()) {
            unsent.forEach(KeptBlock::writing);
            sentThrough = unsent.getLast().sequence();
            saidAt = now;
            return TapFrame.of(unsent);
        }
        if (tap.isClosed() && !hasMore()) {
            reader = null;
            return TapFrame.end();
        }
        return alive(now);
    }

    /** The connection needs its memory no longer. */
    synchronized void written(TapFrame frame) {
        for (KeptBlock block : frame.blocks()) {
            if (block.written()) {
                pool.release(block.block());
            }
        }
    }

    private @Nullable TapFrame alive(long now) {
        if (now - saidAt <= ALIVE_NANOS) {
            return null;
        }
        saidAt = now;
        return TapFrame.alive();
    }

    /** Takes what the relay has handed on, and says so to who reads, at once for all of it. */
    synchronized void collect(long now) {
        for (TapBlock block : tap.takeFull()) {
            keep(block);
            dropped += block.droppedBefore();
        }
        boolean news = lastSequence != sentThrough || tap.isClosed() || now - saidAt > ALIVE_NANOS;
        if (reader != null && news) {
            reader.wake();
        }
    }

    private void keep(TapBlock block) {
        kept.add(new KeptBlock(++lastSequence, block));
    }

    /** The tap may have closed between the last look and this one. */
    private boolean hasMore() {
        tap.takeFull().forEach(this::keep);
        return lastSequence != sentThrough;
    }

    private List<KeptBlock> unsent() {
        List<KeptBlock> unsent = new ArrayList<>(MOST_BLOCKS);
        Iterator<KeptBlock> blocks = kept.iterator();
        while (lastSequence != sentThrough && blocks.hasNext() && unsent.size() < MOST_BLOCKS) {
            KeptBlock block = blocks.next();
            if (block.sequence() > sentThrough) {
                unsent.add(block);
            }
        }
        return unsent;
    }

    /** Everything up to this block is safe. */
    synchronized void acknowledged(long sequence) {
        long safe = Math.min(sequence, sentThrough);
        while (!kept.isEmpty() && kept.getFirst().sequence() <= safe) {
            dismiss(kept.removeFirst());
        }
    }

    private void dismiss(KeptBlock block) {
        if (block.dismiss()) {
            pool.release(block.block());
        }
    }

    /** Whether there is nothing left to do for it. */
    synchronized boolean isOver() {
        return tap.isClosed() && kept.isEmpty() && !hasMore() && reader == null;
    }

    /** Since when no recorder was heard; one that reads is heard each second at least. */
    synchronized long silentNanos(long now) {
        return now - heardAt;
    }

    /** Packets that found no room since the last call. */
    synchronized long takeDropped() {
        long result = dropped;
        dropped = 0;
        return result;
    }

    /** Gives every block back; nobody will ask for them. Says how many were lost. */
    synchronized int abandon() {
        int lost = kept.size();
        kept.forEach(this::dismiss);
        kept.clear();
        supersede();
        return lost;
    }
}
