package dev.evenkeel.recording.archive;

import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.media.ClusterWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes one recording. What a call wrote is safe when it returns; a call that fails can be
 * repeated. For one thread.
 */
public final class RecordingWriter {
    private final RecordingFolder folder;
    private final RecordingKey key;
    private final HeadSigner signer;
    private final Clock clock;
    private long lines;
    private long manifestLength;
    private String last;
    private Head head;

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
        RecordingKey key = RecordingKey.generate();
        SafeFiles.write(folder.key(), key.wrapped(master, folder.recordingId()));
        RecordingWriter writer = new RecordingWriter(folder, key, signer, clock);
        writer.append(opened);
        return writer;
    }

    /** Takes a recording up where it was sealed last. */
    public static RecordingWriter resume(
            RecordingFolder folder, MasterKey master, HeadSigner signer, Clock clock)
            throws IOException, GeneralSecurityException {
        RecordingWriter writer = new RecordingWriter(folder, folder.readKey(master), signer, clock);
        List<byte[]> written = RecordingFolder.wholeLines(Files.readAllBytes(folder.manifest()));
        for (byte[] line : written) {
            writer.lines++;
            writer.manifestLength += line.length + 1L;
            writer.last = Sha256.of(line);
        }
        writer.removeUnsealed();
        writer.signHead();
        return writer;
    }

    /** Segments that were written but never sealed will be written again. */
    private void removeUnsealed() throws IOException {
        Set<String> sealed =
                folder.readManifest().segments().stream()
                        .map(Segment::file)
                        .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(folder.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.path().relativize(file).toString();
                if (!sealed.contains(name) && !RecordingFolder.isOwn(name)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Encrypts and keeps one segment; it counts once a sealed line names it. */
    public Segment write(String track, int number, ClusterWriter.Segment content)
            throws IOException {
        String file = "%s/%06d.seg".formatted(track, number);
        byte[] encrypted = key.encrypt(content.bytes(), folder.place(file));
        SafeFiles.write(folder.file(file), encrypted);
        return new Segment(
                track,
                file,
                content.bytes().length,
                Sha256.of(encrypted),
                content.fromMillis(),
                content.toMillis(),
                content.frames(),
                content.cues());
    }

    /** Adds a line, and signs the new head. */
    public Head append(ManifestLine line) throws IOException {
        byte[] json = ManifestJson.write(ManifestLine.behind(line, last));
        byte[] bytes = RecordingFolder.line(json);
        SafeFiles.append(folder.manifest(), manifestLength, bytes);
        manifestLength += bytes.length;
        last = Sha256.of(json);
        lines++;
        signHead();
        return head;
    }

    private void signHead() throws IOException {
        head = signer.sign(folder.recordingId(), lines, last, clock.instant());
        SafeFiles.write(folder.head(), ManifestJson.write(head));
    }

    /** How the manifest ends now. */
    public Head head() {
        return head;
    }
}
