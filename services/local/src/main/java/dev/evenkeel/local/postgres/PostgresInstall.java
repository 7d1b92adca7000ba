package dev.evenkeel.local.postgres;

import dev.evenkeel.local.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs on disk. They are unpacked beside their final folder and moved there in
 * one step: a folder that exists is complete, and a failed unpack leaves nothing that a later one
 * trips over.
 *
 * @param home folder with {@code bin}, {@code lib} and {@code share}
 */
public record PostgresInstall(Path home) {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /** Unpacks the programs into {@code home} unless they are there already. */
    public static PostgresInstall into(Path home) {
        var folder = home.toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            try {
                unpack(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot unpack PostgreSQL into " + folder, failed);
            }
        }
        return new PostgresInstall(folder);
    }

    /** Path of {@code postgres} or {@code initdb}. */
    public Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static void unpack(Path home) throws IOException {
        requireLinuxX64();
        Files.createDirectories(home.getParent());
        var unpacking = Files.createTempDirectory(home.getParent(), ".unpacking-");
        try {
            extract(unpacking);
            Files.setPosixFilePermissions(unpacking, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(unpacking, home);
        } finally {
            Folders.delete(unpacking);
        }
    }

    /** Another process may have been quicker; its copy is as good. */
    private static void publish(Path unpacking, Path home) throws IOException {
        try {
            Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException present) {
            return;
        } catch (AtomicMoveNotSupportedException impossible) {
            throw impossible;
        } catch (FileSystemException failed) {
            if (!Files.isDirectory(home)) {
                throw failed;
            }
        }
    }

    private static void extract(Path target) throws IOException {
        try (var archive = PostgresInstall.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException(ARCHIVE + " is not on the class path");
            }
            extract(archive, target);
        }
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive names a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void requireLinuxX64() throws IOException {
        var system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
        if (!system.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")) {
            throw new IOException(
                    "the bundled PostgreSQL runs on Linux x86-64 only, this is " + system);
        }
    }
}
