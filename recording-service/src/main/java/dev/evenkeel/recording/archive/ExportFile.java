package dev.evenkeel.recording.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An export in the folder of its recording, encrypted with the recording's key: it goes with it.
 */
public final class ExportFile {
    private final RecordingFolder folder;
    private final String name;

    /**
     * @param exportId a UUID
     */
    public ExportFile(RecordingFolder folder, String exportId) {
        this.folder = folder;
        this.name = RecordingFolder.EXPORTS + "/" + exportId;
    }

    /** Encrypts a file to here; it is there, whole, when this returns, or not at all. */
    public void write(Path plain, RecordingKey key) throws IOException {
        folder.store().write(folder.place(name), to -> encrypt(plain, key, to));
    }

    private void encrypt(Path plain, RecordingKey key, OutputStream to) throws IOException {
        try (OutputStream out = key.encrypting(to, folder.place(name))) {
            Files.copy(plain, out);
        }
    }

    /** Its bytes from {@code from} up to and with {@code last}. */
    public void read(RecordingKey key, OutputStream to, long from, long last) throws IOException {
        try (SeekableByteChannel in =
                key.decrypting(folder.store().open(folder.place(name)), folder.place(name))) {
            in.position(from);
            ByteBuffer piece = ByteBuffer.allocate(64 * 1024);
            for (long left = last - from + 1; left > 0; ) {
                piece.clear().limit((int) Math.min(piece.capacity(), left));
                int read = in.read(piece);
                if (read < 0) {
                    throw new IOException(name + " is shorter than it was");
                }
                to.write(piece.array(), 0, read);
                left -= read;
            }
        }
    }

    public void delete() throws IOException {
        folder.store().delete(List.of(folder.place(name)));
    }
}
