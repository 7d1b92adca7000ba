package dev.evenkeel.recording.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is left in the folder of a recording that was deleted: proof of what there was and when it
 * went, signed by this installation.
 *
 * @param by who deleted it
 * @param lines of the manifest there was
 * @param sha256 of its last line
 * @param signature ECDSA on P-256 with SHA-256 over the rest, base64
 */
public record Tombstone(
        String recordingId,
        Instant deletedAt,
        String by,
        String reason,
        long lines,
        String sha256,
        String signature) {

    /** One that nobody has signed yet. */
    public Tombstone(
            String recordingId,
            Instant deletedAt,
            String by,
            String reason,
            long lines,
            String sha256) {
        this(recordingId, deletedAt, by, reason, lines, sha256, "");
    }

    /** What is signed. */
    byte[] signed() {
        return ManifestJson.write(with(""));
    }

    private Tombstone with(String text) {
        return new Tombstone(recordingId, deletedAt, by, reason, lines, sha256, text);
    }

    /**
     * Destroys the key, then everything else, and leaves this behind. May be repeated until it
     * succeeds; once the key is gone nothing can be read, whatever happens next.
     */
    public void bury(RecordingFolder folder, HeadSigner signer) throws IOException {
        ArchiveStore store = folder.store();
        store.destroy(folder.place(RecordingFolder.KEY));
        store.delete(
                folder.files().stream()
                        .filter(name -> !name.equals(RecordingFolder.TOMBSTONE))
                        .map(folder::place)
                        .toList());
        String signature = signer.sign(signed());
        store.write(folder.place(RecordingFolder.TOMBSTONE), ManifestJson.write(with(signature)));
    }

    /** What is wrong with the proof, and what is there though it must not be. */
    static List<Finding> verify(
            RecordingFolder folder, PublicKey key, Optional<Verification.KnownHead> known) {
        try {
            Tombstone found = folder.readTombstone();
            List<Finding> findings = new ArrayList<>();
            boolean own = found.recordingId.equals(folder.recordingId());
            if (!own || !HeadSigner.isSigned(found.signed(), found.signature, key)) {
                findings.add(
                        wrong(
                                Finding.Kind.NOT_SIGNED,
                                "the signature is not of this installation and recording"));
            }
            if (known.filter(head -> !head.sha256().equals(found.sha256)).isPresent()) {
                findings.add(
                        wrong(Finding.Kind.CHANGED, "the database knows another manifest's end"));
            }
            folder.files().stream()
                    .filter(name -> !name.equals(RecordingFolder.TOMBSTONE))
                    .map(name -> new Finding(Finding.Kind.UNKNOWN, name, "it was not deleted"))
                    .forEach(findings::add);
            return List.copyOf(findings);
        } catch (StoreUnavailableException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            return List.of(wrong(Finding.Kind.NOT_READABLE, "the proof cannot be read"));
        }
    }

    private static Finding wrong(Finding.Kind kind, String detail) {
        return new Finding(kind, RecordingFolder.TOMBSTONE, detail);
    }
}
