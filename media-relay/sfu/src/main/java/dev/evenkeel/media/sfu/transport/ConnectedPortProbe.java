package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A probe with a socket of its own: only a connected one is told of refusals by name, and on the
 * relay's socket a stranger's refusal would fail what is sent to others.
 */
final class ConnectedPortProbe implements PortProbe {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedPortProbe.class);
    private static final int CAPACITY = 256;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CAPACITY);
    private final @Nullable DatagramChannel channel;

    private ConnectedPortProbe(@Nullable DatagramChannel channel) {
        this.channel = channel;
    }

    /**
     * A probe that never hears of a refusal when no socket is to be had, the address is not
     * resolved, or it is of a family that this JVM does not speak.
     */
    static PortProbe open(InetSocketAddress to) {
        try {
            return new ConnectedPortProbe(connected(to));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("event=no-port-probe to={} cause=\"{}\"", to, e.toString());
            return new ConnectedPortProbe(null);
        }
    }

    private static DatagramChannel connected(InetSocketAddress to) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            return channel.connect(to);
        } catch (IOException | IllegalArgumentException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public boolean knock(byte[] datagram, int offset, int length) {
        if (channel == null) {
            return false;
        }
        boolean before = refused(channel);
        write(channel, datagram, offset, length);
        // On one machine the answer is there already.
        return refused(channel) || before;
    }

    private boolean refused(DatagramChannel from) {
        try {
            from.read(buffer.clear());
            return false;
        } catch (PortUnreachableException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void write(DatagramChannel to, byte[] datagram, int offset, int length) {
        try {
            to.write(buffer.clear().put(datagram, offset, length).flip());
        } catch (IOException _) {
            // Read next, when it was a refusal; anything else is silence.
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("event=port-probe-not-closed", e);
            }
        }
    }
}
