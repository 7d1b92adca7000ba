package dev.evenkeel.testkit.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One client: its address, its own socket towards the server, and what is on the way. */
record Flow(
        InetSocketAddress client,
        DatagramChannel channel,
        DelayLine<ByteBuffer> toServer,
        DelayLine<ByteBuffer> toClient) {

    long nanosToNext(long nowNanos) {
        return Math.min(toServer.nanosToNext(nowNanos), toClient.nanosToNext(nowNanos));
    }

    /** Reads one datagram of the server; {@code false} when there is none. */
    boolean read(ByteBuffer into) throws IOException {
        try {
            return channel.read(into) > 0;
        } catch (PortUnreachableException serverIsDown) {
            // A real network would say nothing either.
            return false;
        }
    }

    void release(DatagramChannel front, long nowNanos) throws IOException {
        for (var d = toServer.poll(nowNanos); d != null; d = toServer.poll(nowNanos)) {
            write(d);
        }
        for (var d = toClient.poll(nowNanos); d != null; d = toClient.poll(nowNanos)) {
            front.send(d, client);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(ByteBuffer datagram) throws IOException {
        try {
            channel.write(datagram);
        } catch (PortUnreachableException serverIsDown) {
            // The datagram before this one met a closed port; UDP loses both silently.
            return;
        }
    }
}
