package dev.evenkeel.recording.export;

import dev.evenkeel.recording.archive.TrackContent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * Hands a track to whoever connects to a socket in a folder that is nobody else's, so that nothing
 * decrypted is on disk and nothing secret in a command line. Hands over nothing while there is no
 * capacity to spare.
 */
final class Feed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Feed.class);

    private final TrackContent content;
    private final Capacity capacity;
    private final ServerSocketChannel server;
    private final Path socket;
    private volatile boolean closed;

    Feed(Path socket, TrackContent content, Capacity capacity) throws IOException {
        this.socket = socket;
        this.content = content;
        this.capacity = capacity;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
    }

    void start() {
        Thread.ofVirtual().name("export-feed").start(this::hand);
    }

    /** As FFmpeg writes it. */
    String url() {
        return "unix:" + socket;
    }

    private void hand() {
        try (SocketChannel reader = server.accept();
                OutputStream out = Channels.newOutputStream(reader)) {
            content.write(new Patient(out), 0, content.length() - 1);
        } catch (IOException e) {
            LOG.debugf("event=feed-ended cause=\"%s\"", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
    }

    /** Waits for capacity before each write. */
    private final class Patient extends OutputStream {
        private static final int STEP = 64 * 1024;

        private final OutputStream out;

        private Patient(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int at = 0; at < length; at += STEP) {
                capacity.await(() -> !closed);
                out.write(bytes, from + at, Math.min(STEP, length - at));
            }
        }
    }
}
