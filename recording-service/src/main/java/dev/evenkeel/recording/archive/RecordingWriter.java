package dev.evenkeel.recording.archive;

import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.media.ClusterWriter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes one recording. What a call wrote is safe when it returns; a call that fails can be
 * repeated with the same. For one thread, but for what says otherwise.
 */
public final class RecordingWriter {
    private final RecordingFolder folder;
    private final RecordingKey key;
    private final HeadSigner signer;
    private final Clock clock;
    private long lines;
    private long manifestLength;
    private long segmentBytes;
    private String last;
    private Head head;
    private @Nullable ManifestLine withoutHead;

    private RecordingWriter(
            RecordingFolder folder, RecordingKey key, HeadSigner signer, Clock clock) {
        this.folder = folder;
        this.key = key;
        this.signer = signer;
        this.clock = clock;
        this.last = Sha256.NOTHING;
        this.head = signer.sign(folder.recordingId(), 0, last, clock.instant());
    }

    /** Begins a recording. */
    public static RecordingWriter create(
            RecordingFolder folder,
            ManifestLine.Opened opened,
            MasterKey master,
            HeadSigner signer,
            Clock clock)
            throws IOException {
        RecordingWriter writer = new RecordingWriter(folder, newKey(folder, master), signer, clock);
        writer.append(opened);
        return writer;
    }

    /** Who began it before this one and did not get further left a key: that is the one. */
    private static RecordingKey newKey(RecordingFolder folder, MasterKey master)
            throws IOException {
        RecordingKey key = RecordingKey.generate();
        try {
            byte[] wrapped = key.wrapped(master, folder.recordingId());
            folder.store().create(folder.place(RecordingFolder.KEY), wrapped);
            return key;
        } catch (WrittenByAnotherException e) {
            return existingKey(folder, master);
        }
    }

    private static RecordingKey existingKey(RecordingFolder folder, MasterKey master)
            throws IOException {
        try {
            return folder.readKey(master);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key that is there is of another recording", e);
        }
    }

    /** Takes a recording up where it was sealed last. */
    public static RecordingWriter resume(
            RecordingFolder folder, MasterKey master, HeadSigner signer, Clock clock)
            throws IOException, GeneralSecurityException {
        RecordingWriter writer = new RecordingWriter(folder, folder.readKey(master), signer, clock);
        List<byte[]> written = RecordingFolder.wholeLines(folder.readLines());
        for (byte[] line : written) {
            writer.lines++;
            writer.manifestLength += line.length + 1L;
            writer.last = Sha256.of(line);
        }
        Manifest manifest = RecordingFolder.manifestOf(written);
        writer.segmentBytes = manifest.segmentBytes();
        writer.removeUnsealed(manifest);
        writer.signHead();
        if (manifest.closed().isPresent()) {
            folder.store().endLines(folder.place(RecordingFolder.MANIFEST));
        }
        return writer;
    }

    /** Segments that were written but never sealed will be written again. */
    private void removeUnsealed(Manifest manifest) throws IOException {
        Set<String> sealed =
                manifest.segments().stream().map(Segment::file).collect(Collectors.toSet());
        folder.store()
                .delete(
                        folder.files().stream()
                                .filter(name -> !sealed.contains(name))
                                .filter(name -> !RecordingFolder.isOwn(name))
                                .map(folder::place)
                                .toList());
    }

    /**
     * A segment that is to be kept: the same however often it is tried.
     *
     * @param encrypted what its file holds
     */
    public record Encrypted(Segment segment, byte[] encrypted) {}

    public Encrypted encrypt(String track, int number, ClusterWriter.Segment content)
            throws IOException {
        String file = "%s/%06d.seg".formatted(track, number);
        byte[] encrypted = key.encrypt(content.bytes(), folder.place(file));
        return new Encrypted(
                new Segment(
                        track,
                        file,
                        content.bytes().length,
                        Sha256.of(encrypted),
                        content.fromMillis(),
                        content.toMillis(),
                        content.frames(),
                        content.cues()),
                encrypted);
    }

    /** Keeps a segment; it counts once a sealed line names it. For any thread. */
    public void keep(Encrypted segment) throws IOException {
        folder.store().create(folder.place(segment.segment().file()), segment.encrypted());
    }

    /** Adds a line, and signs the new head; the same line again is the same line. */
    public Head append(ManifestLine line) throws IOException {
        if (!line.equals(withoutHead)) {
            add(line);
            withoutHead = line;
        }
        signHead();
        if (line instanceof ManifestLine.Closed) {
            folder.store().endLines(folder.place(RecordingFolder.MANIFEST));
        }
        withoutHead = null;
        return head;
    }

    private void add(ManifestLine line) throws IOException {
        byte[] json = ManifestJson.write(ManifestLine.behind(line, last));
        byte[] bytes = RecordingFolder.line(json);
        folder.store().appendLine(folder.place(RecordingFolder.MANIFEST), manifestLength, bytes);
        manifestLength += bytes.length;
        last = Sha256.of(json);
        lines++;
        if (line instanceof ManifestLine.Sealed sealed) {
            segmentBytes += sealed.segments().stream().mapToLong(Segment::storedBytes).sum();
        }
    }

    private void signHead() throws IOException {
        head = signer.sign(folder.recordingId(), lines, last, clock.instant());
        folder.store().write(folder.place(RecordingFolder.HEAD), ManifestJson.write(head));
    }

    /** What the recording takes now, as {@link RecordingFolder#storedBytes} counts it. */
    public long storedBytes() {
        return manifestLength + segmentBytes;
    }

    /** How the manifest ends now. */
    public Head head() {
        return head;
    }
}
