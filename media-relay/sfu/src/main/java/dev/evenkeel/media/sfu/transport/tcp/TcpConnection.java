package dev.evenkeel.media.sfu.transport.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One client's connection: read by the listener's thread, written by the relay's. */
public final class TcpConnection {
    /** Half a second of a good picture; what is more is late and had better be lost. */
    private static final int ROOM = 64 * 1_024;

    private final SocketChannel channel;
    private final InetSocketAddress remote;
    private final TcpStatistics statistics;
    private final FrameReader reader;
    private final long openedAt;
    private final long stallNanos;
    private @Nullable FrameWriter writer;
    private long stalledSince;
    private boolean stalled;
    private volatile long heardAt;
    private volatile boolean proved;
    private volatile boolean closed;

    TcpConnection(
            SocketChannel channel,
            InetSocketAddress remote,
            TcpLimits limits,
            TcpStatistics statistics,
            long now) {
        this.channel = channel;
        this.remote = remote;
        this.statistics = statistics;
        reader = new FrameReader(limits.longestFrame());
        stallNanos = limits.stall().toNanos();
        openedAt = now;
        heardAt = now;
    }

    /** The other end. */
    public InetSocketAddress remote() {
        return remote;
    }

    /** The other end has proved who it is. */
    public void prove() {
        proved = true;
    }

    boolean isProved() {
        return proved;
    }

    /** Whether nothing can be sent any more. Any thread. */
    public boolean isClosed() {
        return closed;
    }

    long openedAt() {
        return openedAt;
    }

    long heardAt() {
        return heardAt;
    }

    /** Reads what there is. The listener's thread. */
    void read(ByteBuffer buffer, long now, FrameReader.Sink sink) {
        try {
            int count = channel.read(buffer.clear());
            if (count < 0) {
                close();
                return;
            }
            heardAt = now;
            if (!reader.read(buffer.flip(), sink)) {
                end(TcpTrouble.FRAME_TOO_LONG);
            }
        } catch (IOException e) {
            close();
        }
    }

    /** Whether nothing is in line. The relay's thread. */
    public boolean isIdle() {
        return writer == null || writer.isEmpty();
    }

    /** Puts a frame in line for {@link #flush}; false when too much is. The relay's thread. */
    public boolean send(byte[] frame, int length) {
        FrameWriter line = writer;
        if (line == null) {
            line = new FrameWriter(ROOM);
            writer = line;
        }
        return line.add(frame, length);
    }

    /**
     * Writes what the network takes now; gives up on a connection that takes nothing for long. The
     * relay's thread.
     *
     * @return whether more is in line
     */
    public boolean flush(long now) {
        FrameWriter line = writer;
        if (closed || line == null || line.isEmpty()) {
            return false;
        }
        try {
            boolean moved = line.writeTo(channel) > 0;
            if (line.isEmpty()) {
                stalled = false;
                return false;
            }
            if (moved || !stalled) {
                stalledSince = now;
                stalled = true;
            } else if (now - stalledSince > stallNanos) {
                end(TcpTrouble.STALLED);
            }
        } catch (IOException e) {
            close();
        }
        return !closed;
    }

    /** Forgets what is in line and has not begun to leave. The relay's thread. */
    public void discard() {
        if (writer != null) {
            writer.discard();
        }
    }

    void end(TcpTrouble trouble) {
        statistics.trouble(trouble);
        close();
    }

    /** Any thread. */
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            // What cannot be closed is closed already.
        }
    }
}
