package dev.evenkeel.recording.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where the files of one recording are, and how they are read. */
public final class RecordingFolder {
    static final String MANIFEST = "manifest.jsonl";
    static final String HEAD = "head.json";
    static final String KEY = "key";
    static final String TOMBSTONE = "deleted.json";

    /** Folder of what was made of it; each file is bound to its place, so none is sealed. */
    static final String EXPORTS = "exports";

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,60}");

    private final ArchiveStore store;
    private final String recordingId;

    /**
     * @throws IllegalArgumentException for an id that could name another folder
     */
    public RecordingFolder(ArchiveStore store, String recordingId) {
        if (!isId(recordingId)) {
            throw new IllegalArgumentException("no recording has the id " + recordingId);
        }
        this.store = store;
        this.recordingId = recordingId;
    }

    /** Whether a text has the form of a recording's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public String recordingId() {
        return recordingId;
    }

    ArchiveStore store() {
        return store;
    }

    /** Whether it was begun. */
    public boolean exists() throws IOException {
        return store.exists(place(MANIFEST)) || !store.list(place(MANIFEST)).isEmpty();
    }

    /** Whether it was deleted, with proof. */
    public boolean isDeleted() throws IOException {
        return store.exists(place(TOMBSTONE));
    }

    /** What is there, by its name here. */
    List<String> files() throws IOException {
        return store.list(recordingId);
    }

    byte[] read(String file) throws IOException {
        return store.read(place(file));
    }

    byte[] readLines() throws IOException {
        return store.readLines(place(MANIFEST));
    }

    /** Whether a file is there beside the segments. */
    static boolean isOwn(String name) {
        return name.equals(MANIFEST)
                || name.startsWith(MANIFEST + "/")
                || name.equals(HEAD)
                || name.equals(KEY)
                || name.startsWith(EXPORTS + "/");
    }

    /** A file's name in the store, which its content is bound to. */
    String place(String file) {
        return recordingId + "/" + file;
    }

    public RecordingKey readKey(MasterKey master) throws IOException, GeneralSecurityException {
        return RecordingKey.unwrap(read(KEY), master, recordingId);
    }

    /**
     * Wraps the key with another master; the recording itself and its proofs stay as they are.
     *
     * @param master unwraps what was wrapped before, and wraps with its own
     * @param current only the one that wraps
     * @return whether it was wrapped with another till then
     */
    public boolean rewrapKey(MasterKey master, MasterKey current)
            throws IOException, GeneralSecurityException {
        byte[] wrapped = read(KEY);
        try {
            RecordingKey.unwrap(wrapped, current, recordingId);
            return false;
        } catch (GeneralSecurityException e) {
            RecordingKey key = RecordingKey.unwrap(wrapped, master, recordingId);
            store.write(place(KEY), key.wrapped(current, recordingId));
            return true;
        }
    }

    /** What the manifest says. A last line without its end was never sealed, and does not count. */
    public Manifest readManifest() throws IOException {
        return manifestOf(wholeLines(readLines()));
    }

    static Manifest manifestOf(List<byte[]> written) throws IOException {
        List<ManifestLine> lines = new ArrayList<>();
        for (byte[] line : written) {
            lines.add(ManifestJson.read(line, ManifestLine.class));
        }
        return new Manifest(lines);
    }

    /** What segments and manifest take; of the little else there is nothing is counted. */
    public long storedBytes() throws IOException {
        byte[] lines = readLines();
        return lines.length + manifestOf(wholeLines(lines)).segmentBytes();
    }

    public Tombstone readTombstone() throws IOException {
        return ManifestJson.read(read(TOMBSTONE), Tombstone.class);
    }

    Head readHead() throws IOException {
        return ManifestJson.read(read(HEAD), Head.class);
    }

    /** A segment's content; an {@link IOException} says that it is not what was written. */
    public byte[] readSegment(ManifestLine.Segment segment, RecordingKey key) throws IOException {
        byte[] encrypted = read(segment.file());
        if (!Sha256.of(encrypted).equals(segment.sha256())) {
            throw new IOException(segment.file() + " was changed after it was sealed");
        }
        return key.decrypt(encrypted, place(segment.file()));
    }

    /** Lines with their ends, without what comes behind the last end. */
    static List<byte[]> wholeLines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                lines.add(java.util.Arrays.copyOfRange(content, from, i));
                from = i + 1;
            }
        }
        return lines;
    }

    /** UTF-8 with the line's end. */
    static byte[] line(byte[] json) {
        return (new String(json, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
