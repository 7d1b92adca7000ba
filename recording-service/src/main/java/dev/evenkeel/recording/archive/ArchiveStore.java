package dev.evenkeel.recording.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collection;
import java.util.List;

/**
 * Where recordings are kept. A name is made of words with slashes between them. What a call wrote
 * or removed is so when it returns, also after a loss of power; a call that fails may be repeated
 * with the same content. What is not there is a {@link java.nio.file.NoSuchFileException}; a store
 * that does not answer or refuses is a {@link StoreUnavailableException}. For many threads.
 */
public interface ArchiveStore {
    /** What is too long to be in memory. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Whole. */
    byte[] read(String name) throws IOException;

    /** Any part of it, without the rest. */
    SeekableByteChannel open(String name) throws IOException;

    boolean exists(String name) throws IOException;

    /** There, whole, or not at all; in the place of what was there. */
    void write(String name, byte[] content) throws IOException;

    /** The same for what is long. */
    void write(String name, Content content) throws IOException;

    /**
     * The same where nothing is yet. Of two who do it with different contents one succeeds.
     *
     * @throws WrittenByAnotherException when there is something else
     */
    void create(String name, byte[] content) throws IOException;

    /**
     * Adds a line that ends what {@link #readLines} gives, behind {@code length} bytes. Of two who
     * do it with different lines one succeeds.
     *
     * @throws WrittenByAnotherException when there is another line
     */
    void appendLine(String name, long length, byte[] line) throws IOException;

    /** The lines that were added, one behind the other. */
    byte[] readLines(String name) throws IOException;

    /** No line comes any more: they may be kept as one. */
    void endLines(String name) throws IOException;

    /** They are gone; nothing happens to those that were not there. */
    void delete(Collection<String> names) throws IOException;

    /** It is gone in a way that not even an earlier version of it can be had back. */
    void destroy(String name) throws IOException;

    /** Everything below a folder, by its name there, in order; nothing where there is no folder. */
    List<String> list(String folder) throws IOException;

    /** The words that names begin with, in order. */
    List<String> folders() throws IOException;
}
