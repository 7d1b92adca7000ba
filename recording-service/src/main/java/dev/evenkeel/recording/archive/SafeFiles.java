package dev.evenkeel.recording.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are there, whole, when a call returns; or not at all. */
final class SafeFiles {
    private SafeFiles() {}

    /** Writes a file, or another one in its place. */
    static void write(Path file, byte[] content) throws IOException {
        Path folder = folder(file);
        Files.createDirectories(folder);
        Path written = folder.resolve(file.getFileName() + ".part");
        try (FileChannel out =
                FileChannel.open(
                        written,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            writeAll(out, content);
            out.force(true);
        }
        Files.move(
                written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder);
    }

    /** A file is gone, also after a loss of power; nothing happens when there is none. */
    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        sync(folder(file));
    }

    /**
     * Adds to a file behind {@code length} bytes; what an attempt that failed left behind them
     * goes.
     */
    static void append(Path file, long length, byte[] content) throws IOException {
        boolean isNew = !Files.exists(file);
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(length);
            out.position(length);
            writeAll(out, content);
            out.force(true);
        }
        if (isNew) {
            sync(folder(file));
        }
    }

    private static void writeAll(FileChannel out, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** A name is safe only when its folder is (fsync(2)). */
    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file without a folder");
    }
}
