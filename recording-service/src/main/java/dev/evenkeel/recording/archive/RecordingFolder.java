package dev.evenkeel.recording.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path folder;
    private final String recordingId;

    /**
     * @throws IllegalArgumentException for an id that could name another folder
     */
    public RecordingFolder(Path archive, String recordingId) {
        if (!isId(recordingId)) {
            throw new IllegalArgumentException("no recording has the id " + recordingId);
        }
        this.folder = archive.resolve(recordingId);
        this.recordingId = recordingId;
    }

    /** Whether a text has the form of a recording's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public String recordingId() {
        return recordingId;
    }

    public Path path() {
        return folder;
    }

    public Path manifest() {
        return folder.resolve(MANIFEST);
    }

    public boolean exists() {
        return Files.exists(manifest());
    }

    /** Whether it was deleted, with proof. */
    public boolean isDeleted() {
        return Files.exists(tombstone());
    }

    Path tombstone() {
        return folder.resolve(TOMBSTONE);
    }

    Path head() {
        return folder.resolve(HEAD);
    }

    Path key() {
        return folder.resolve(KEY);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Whether a file is there beside the segments. */
    static boolean isOwn(String name) {
        return name.equals(MANIFEST)
                || name.equals(HEAD)
                || name.equals(KEY)
                || name.startsWith(EXPORTS + "/");
    }

    /** What a file's content is bound to. */
    String place(String file) {
        return recordingId + "/" + file;
    }

    public RecordingKey readKey(MasterKey master) throws IOException, GeneralSecurityException {
        return RecordingKey.unwrap(Files.readAllBytes(key()), master, recordingId);
    }

    /** What the manifest says. A last line without its end was never sealed, and does not count. */
    public Manifest readManifest() throws IOException {
        List<ManifestLine> lines = new ArrayList<>();
        for (byte[] line : wholeLines(Files.readAllBytes(manifest()))) {
            lines.add(ManifestJson.read(line, ManifestLine.class));
        }
        return new Manifest(lines);
    }

    public Tombstone readTombstone() throws IOException {
        return ManifestJson.read(Files.readAllBytes(tombstone()), Tombstone.class);
    }

    Head readHead() throws IOException {
        return ManifestJson.read(Files.readAllBytes(head()), Head.class);
    }

    /** A segment's content; an {@link IOException} says that it is not what was written. */
    public byte[] readSegment(ManifestLine.Segment segment, RecordingKey key) throws IOException {
        byte[] encrypted = Files.readAllBytes(file(segment.file()));
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
