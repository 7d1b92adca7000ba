package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.ManifestLine.Flow;
import dev.evenkeel.recording.tap.TapBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What one relay hands over: filled by the thread that reads it, emptied by the one that records. A
 * full queue stops the reader, and so keeps what comes at the relay.
 */
final class FlowState {
    private static final int BLOCKS = 32;

    private final String flow;
    private final String relayId;
    private final ArrayBlockingQueue<TapBlock> queue = new ArrayBlockingQueue<>(BLOCKS);
    private final List<SourceState> sources = new ArrayList<>();
    private final SenderClocks senders = new SenderClocks();
    private volatile boolean reading;
    private volatile boolean ended;
    private @Nullable RelayClock clock;
    private long consumed;
    private volatile long acknowledged;

    FlowState(String flow, String relayId) {
        this.flow = flow;
        this.relayId = relayId;
    }

    static FlowState resume(Flow known) {
        FlowState state = new FlowState(known.flow(), known.relayId());
        state.clock = new RelayClock(known.nanos(), known.wallMillis());
        state.acknowledged = known.acknowledged();
        state.consumed = known.acknowledged();
        return state;
    }

    /** Waits while the queue is full; on the reader's thread. */
    void arrived(TapBlock block) throws InterruptedException {
        queue.put(block);
    }

    void reading(boolean value) {
        reading = value;
    }

    boolean reading() {
        return reading;
    }

    /** Nothing more will come. */
    void end() {
        ended = true;
    }

    boolean isOver() {
        return ended && queue.isEmpty();
    }

    @Nullable TapBlock peek() {
        return queue.peek();
    }

    /** The next block unless it was recorded before; what comes twice counts once. */
    Optional<TapBlock> take() {
        TapBlock block = queue.poll();
        if (block == null || block.sequence() <= consumed) {
            return Optional.empty();
        }
        consumed = block.sequence();
        if (clock == null) {
            clock = new RelayClock(block.beganNanos(), block.beganMillis());
        }
        return Optional.of(block);
    }

    /** Valid once a block was taken. */
    RelayClock clock() {
        RelayClock known = clock;
        if (known == null) {
            throw new IllegalStateException("nothing has come from " + relayId);
        }
        return known;
    }

    List<SourceState> sources() {
        return sources;
    }

    SenderClocks senders() {
        return senders;
    }

    /** The last block that will be safe with what is written now. */
    long safe() {
        long safe = consumed;
        for (SourceState source : sources) {
            Long waiting = source.packets().oldestBlock();
            safe = waiting == null ? safe : Math.min(safe, waiting - 1);
        }
        return Math.max(safe, acknowledged);
    }

    void acknowledged(long safe) {
        acknowledged = safe;
    }

    /** The flow with everything up to a block being safe; nothing before the first block. */
    Optional<Flow> at(long safe) {
        RelayClock known = clock;
        return known == null
                ? Optional.empty()
                : Optional.of(new Flow(flow, relayId, safe, known.nanos(), known.wallMillis()));
    }

    long acknowledged() {
        return acknowledged;
    }

    String flow() {
        return flow;
    }

    String relayId() {
        return relayId;
    }
}
