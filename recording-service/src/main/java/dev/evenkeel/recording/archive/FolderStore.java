package dev.evenkeel.recording.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Recordings in a local folder. */
public final class FolderStore implements ArchiveStore {
    private static final String PART = ".part";

    private final Path root;

    public FolderStore(Path root) {
        this.root = root;
    }

    private Path file(String name) {
        return root.resolve(name);
    }

    @Override
    public byte[] read(String name) throws IOException {
        return Files.readAllBytes(file(name));
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        return FileChannel.open(file(name));
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(file(name));
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        write(name, out -> out.write(content));
    }

    @Override
    public void write(String name, Content content) throws IOException {
        Path part = file(name + PART);
        writePart(part, content);
        try {
            Files.move(
                    part,
                    file(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        sync(folder(part));
    }

    @Override
    public void create(String name, byte[] content) throws IOException {
        Path part = file(name + "." + UUID.randomUUID() + PART);
        writePart(part, out -> out.write(content));
        try {
            Files.createLink(file(name), part);
        } catch (FileAlreadyExistsException e) {
            if (!Arrays.equals(read(name), content)) {
                throw new WrittenByAnotherException(name);
            }
        } finally {
            Files.deleteIfExists(part);
        }
        sync(folder(part));
    }

    /** Safe when it returns; a part that can't be written whole takes no space. */
    private static void writePart(Path part, Content content) throws IOException {
        Files.createDirectories(folder(part));
        try (FileChannel file =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            content.writeTo(new StaysOpen(Channels.newOutputStream(file)));
            file.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    @Override
    public void appendLine(String name, long length, byte[] line) throws IOException {
        Path file = file(name);
        boolean isNew = !Files.exists(file);
        Files.createDirectories(folder(file));
        try (FileChannel lines =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            refuseOtherLine(name, tail(lines, length), line);
            lines.truncate(length);
            lines.position(length);
            Channels.newOutputStream(lines).write(line);
            lines.force(true);
        }
        if (isNew) {
            sync(folder(file));
        }
    }

    private static byte[] tail(FileChannel lines, long length) throws IOException {
        if (lines.size() < length) {
            throw new IOException("lines that were written are not there any more");
        }
        lines.position(length);
        return Channels.newInputStream(lines).readAllBytes();
    }

    /** What an attempt that failed left behind may go; a whole line of somebody else may not. */
    private static void refuseOtherLine(String name, byte[] tail, byte[] line)
            throws WrittenByAnotherException {
        boolean whole = new String(tail, StandardCharsets.UTF_8).contains("\n");
        if (whole && !Arrays.equals(tail, line)) {
            throw new WrittenByAnotherException(name);
        }
    }

    @Override
    public byte[] readLines(String name) throws IOException {
        return read(name);
    }

    /** They are one file from the beginning. */
    @Override
    public void endLines(String name) {}

    @Override
    public void delete(Collection<String> names) throws IOException {
        for (String name : names) {
            Files.deleteIfExists(file(name + PART));
            Files.deleteIfExists(file(name));
            removeEmpty(folder(file(name)));
        }
    }

    private void removeEmpty(Path folder) throws IOException {
        for (Path at = folder; !at.equals(root) && isEmpty(at); at = folder(at)) {
            Files.delete(at);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    @Override
    public void destroy(String name) throws IOException {
        if (Files.deleteIfExists(file(name))) {
            sync(folder(file(name)));
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path below = file(folder);
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> below.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public List<String> folders() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(Files::isDirectory)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public String toString() {
        return root.toString();
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

    /** Who writes may close it: the file is open until it is safe. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
