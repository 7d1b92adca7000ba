package dev.evenkeel.media.app.tap;

import dev.evenkeel.media.sfu.tap.BlockPool;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import dev.evenkeel.media.sfu.tap.TapBlock;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One recording's blocks on their way: numbered from 1, sent in order, kept until acknowledged, and
 * sent again from the first that was not when the recorder comes back. One recorder owns it, the
 * one with the highest epoch. Safe from any thread; the relay's own never comes here.
 */
final class TapFlow {
    private static final long ALIVE_NANOS = 1_000_000_000L;

    private record Kept(long sequence, TapBlock block) {}

    private final String id;
    private final String meetingId;
    private final MeetingTap tap;
    private final BlockPool pool;
    private final ArrayDeque<Kept> kept = new ArrayDeque<>();
    private long ownerEpoch;
    private long lastSequence;
    private long sentThrough;
    private long reader;
    private long heardAt;
    private long dropped;
    private @Nullable UniEmitter<? super byte[]> waiting;
    private long waitingSince;

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
    synchronized long read() {
        supersede();
        Kept first = kept.peekFirst();
        sentThrough = first == null ? lastSequence : first.sequence - 1;
        return reader;
    }

    private void supersede() {
        reader++;
        UniEmitter<? super byte[]> before = waiting;
        waiting = null;
        if (before != null) {
            before.complete(TapFrame.end());
        }
    }

    /** The next frame, as soon as there is one; the end for a reader that was cut. */
    synchronized void next(long by, UniEmitter<? super byte[]> emitter, long now) {
        if (by != reader) {
            emitter.fail(new IllegalStateException("another reader has come"));
            return;
        }
        heardAt = now;
        waiting = emitter;
        waitingSince = now;
        send(now);
    }

    /** Takes what the relay has handed on, and sends. */
    synchronized void collect(long now) {
        for (TapBlock block : tap.takeFull()) {
            kept.add(new Kept(++lastSequence, block));
            dropped += block.droppedBefore();
        }
        send(now);
    }

    private void send(long now) {
        UniEmitter<? super byte[]> emitter = waiting;
        if (emitter == null) {
            return;
        }
        byte[] frame = nextFrame(now);
        if (frame != null) {
            waiting = null;
            emitter.complete(frame);
        }
    }

    private byte @Nullable [] nextFrame(long now) {
        Kept unsent = firstUnsent();
        if (unsent != null) {
            sentThrough = unsent.sequence;
            return TapFrame.of(unsent.sequence, unsent.block);
        }
        boolean over = tap.isClosed() && !hasMore();
        if (over) {
            return TapFrame.end();
        }
        return now - waitingSince > ALIVE_NANOS ? TapFrame.alive() : null;
    }

    /** The tap may have closed between the last look and this one. */
    private boolean hasMore() {
        for (TapBlock block : tap.takeFull()) {
            kept.add(new Kept(++lastSequence, block));
        }
        return firstUnsent() != null;
    }

    private @Nullable Kept firstUnsent() {
        if (lastSequence == sentThrough) {
            return null;
        }
        for (Kept block : kept) {
            if (block.sequence > sentThrough) {
                return block;
            }
        }
        return null;
    }

    /** Everything up to this block is safe. */
    synchronized void acknowledged(long sequence) {
        for (Iterator<Kept> blocks = kept.iterator(); blocks.hasNext(); ) {
            Kept block = blocks.next();
            if (block.sequence > sequence || block.sequence > sentThrough) {
                return;
            }
            blocks.remove();
            pool.release(block.block);
        }
    }

    /** Whether there is nothing left to do for it. */
    synchronized boolean isOver() {
        return tap.isClosed() && kept.isEmpty() && !hasMore() && waiting == null;
    }

    /** Since when no recorder was heard, unless one is reading. */
    synchronized long silentNanos(long now) {
        return waiting == null ? now - heardAt : 0;
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
        kept.forEach(block -> pool.release(block.block));
        kept.clear();
        supersede();
        return lost;
    }
}
