package dev.evenkeel.recording.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
        Path file = folder.file(name);
        Path part = folder.file(name + ".part");
        Files.createDirectories(folder.file(RecordingFolder.EXPORTS));
        try (InputStream in = Files.newInputStream(plain);
                OutputStream out =
                        key.encrypting(Files.newOutputStream(part), folder.place(name))) {
            in.transferTo(out);
        }
        try (FileChannel written = FileChannel.open(part)) {
            written.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Its bytes from {@code from} up to and with {@code last}. */
    public void read(RecordingKey key, OutputStream to, long from, long last) throws IOException {
        try (SeekableByteChannel in =
                key.decrypting(FileChannel.open(folder.file(name)), folder.place(name))) {
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
        Files.deleteIfExists(folder.file(name + ".part"));
        Files.deleteIfExists(folder.file(name));
    }
}
