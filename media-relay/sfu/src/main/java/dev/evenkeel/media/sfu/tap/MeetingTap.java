package dev.evenkeel.media.sfu.tap;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.SenderClock;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Copies what those people of one meeting send who are to be recorded. Filled on the relay's
 * thread, which never waits for anybody: when all blocks are in use packets are dropped and
 * counted, and the next block says how many.
 */
public final class MeetingTap {
    private static final int PACKET_HEADER = 11;
    private static final int REPORT_LENGTH = 28;

    private final BlockPool pool;
    private final LongSupplier wallMillis;
    private final BlockStack full = new BlockStack();
    private final TapLines lines = new TapLines();
    private final Runnable begun = () -> newcomer = true;
    private volatile Set<String> recorded = Set.of();
    private volatile boolean closed;
    private final byte[] header = new byte[PACKET_HEADER];
    private final RtcpWriter report = new RtcpWriter(REPORT_LENGTH);
    private @Nullable TapBlock open;
    private boolean newcomer;
    private long dropped;

    /**
     * @param wallMillis the relay's clock, milliseconds since 1970
     */
    public MeetingTap(BlockPool pool, LongSupplier wallMillis) {
        this.pool = pool;
        this.wallMillis = wallMillis;
    }

    /** Who is recorded from now on, on any thread; of all others nothing is copied. */
    public void record(Set<String> participantIds) {
        recorded = Set.copyOf(participantIds);
    }

    /** Whether what this person sends is copied. */
    public boolean records(String participantId) {
        return !closed && recorded.contains(participantId);
    }

    /** A packet as it was received, before anybody rewrites it; on the relay's thread. */
    public void media(InboundTrack source, RtpPacket packet, long now) {
        if (!recorded.contains(source.info().participantId())) {
            return;
        }
        TapLine line = lines.of(source, begun);
        if (!line.reported) {
            copyReport(line, source.clock(), now);
        }
        if (!copy(line, packet.buffer(), packet.offset(), packet.length(), now, now)) {
            dropped++;
        }
    }

    /** The sender has said which of its times belong together; on the relay's thread. */
    public void report(InboundTrack source) {
        if (source.flowing() && recorded.contains(source.info().participantId())) {
            copyReport(lines.of(source, begun), source.clock(), source.clock().reportedAt());
        }
    }

    /** Without room for it the next one will do. */
    private void copyReport(TapLine line, SenderClock clock, long now) {
        if (clock.known()) {
            report.clear();
            report.senderReport(line.handle, clock.reportedNtp(), clock.reportedTimestamp(), 0, 0);
            copy(line, report.buffer(), 0, report.length(), clock.reportedAt(), now);
        }
        line.reported = true;
    }

    private boolean copy(
            TapLine line, byte[] packet, int offset, int length, long arrivedAt, long now) {
        TapBlock block = blockFor(line.description.length + PACKET_HEADER + length, now);
        if (block == null) {
            return false;
        }
        if (!line.isDescribedIn(block)) {
            block.records.put(line.description);
            line.noteDescribed(block);
        }
        header[0] = TapBlock.PACKET;
        NetworkOrder.putInt32(header, 1, line.handle);
        NetworkOrder.putInt32(header, 5, micros(arrivedAt - block.beganNanos()));
        NetworkOrder.putUint16(header, 9, length);
        block.records.put(header).put(packet, offset, length);
        return true;
    }

    private static int micros(long nanos) {
        return (int) Math.max(Integer.MIN_VALUE, nanos / 1_000);
    }

    private @Nullable TapBlock blockFor(int length, long now) {
        TapBlock block = open;
        if (block != null && block.records.remaining() < length) {
            flush();
            block = null;
        }
        if (block == null) {
            block = pool.take();
            if (block != null) {
                block.begin(now, wallMillis.getAsLong(), dropped);
                dropped = 0;
            }
            open = block;
        }
        return block;
    }

    /** Hands on what is there, full or not; on the relay's thread. */
    public void flush() {
        TapBlock block = open;
        if (block != null && block.length() > 0) {
            full.push(block);
            open = null;
        }
    }

    /** Whether a source began since the last call; on the relay's thread. */
    public boolean takeNewcomer() {
        boolean result = newcomer;
        newcomer = false;
        return result;
    }

    /** Nothing comes any more; on the relay's thread. */
    public void close() {
        flush();
        closed = true;
    }

    /** Whether {@link #takeFull} after this gives the last of it; on any thread. */
    public boolean isClosed() {
        return closed;
    }

    /** What was handed on, in order; on one thread. Each block goes back to the pool some day. */
    public List<TapBlock> takeFull() {
        return full.takeAll();
    }
}
