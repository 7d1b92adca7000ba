package dev.evenkeel.recording.archive.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Reads an object in pieces of 1 MiB, as they are needed. For one thread. */
final class S3Channel implements SeekableByteChannel {
    private static final int PIECE = 1 << 20;

    private final S3Objects objects;
    private final String name;
    private final long size;
    private byte[] piece = new byte[0];
    private long pieceAt;
    private long position;
    private boolean open = true;

    private S3Channel(S3Objects objects, String name, long size) {
        this.objects = objects;
        this.name = name;
        this.size = size;
    }

    static S3Channel open(S3Objects objects, String name) throws IOException {
        String bucket = objects.settings().bucket();
        long size =
                objects.ask(
                                name,
                                () ->
                                        objects.client()
                                                .headObject(h ->
                                                        h.bucket(bucket).key(objects.key(name))))
                        .contentLength();
        return new S3Channel(objects, name, size);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        if (position < pieceAt || position >= pieceAt + piece.length) {
            fetch();
        }
        int at = (int) (position - pieceAt);
        int some = Math.min(to.remaining(), piece.length - at);
        to.put(piece, at, some);
        position += some;
        return some;
    }

    private void fetch() throws IOException {
        long last = Math.min(size, position + PIECE) - 1;
        piece = objects.get(name, "bytes=%d-%d".formatted(position, last));
        pieceAt = position;
        if (piece.length != last - position + 1) {
            throw new IOException(name + " is shorter than it was");
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
