package dev.evenkeel.recording.archive;

import dev.evenkeel.recording.archive.ManifestLine.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a recording with what was sealed: every line with the one before it, the last with the
 * signed head and the head that is known elsewhere, every file with its line.
 */
public final class Verification {
    private final RecordingFolder folder;
    private final PublicKey key;
    private final MasterKey master;
    private final List<Finding> findings = new ArrayList<>();

    private Verification(RecordingFolder folder, PublicKey key, MasterKey master) {
        this.folder = folder;
        this.key = key;
        this.master = master;
    }

    /** What a database or an auditor remembers of a head. */
    public record KnownHead(long lines, String sha256) {}

    /**
     * Everything that is wrong; nothing when all is as it was written.
     *
     * @param known the newest head remembered outside of the folder
     * @throws UncheckedIOException when the store does not answer, which says nothing
     */
    public static List<Finding> of(
            RecordingFolder folder, PublicKey key, MasterKey master, Optional<KnownHead> known) {
        try {
            if (folder.isDeleted()) {
                return Tombstone.verify(folder, key, known);
            }
            Verification verification = new Verification(folder, key, master);
            verification.run(known.orElse(null));
            return List.copyOf(verification.findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(@Nullable KnownHead known) throws StoreUnavailableException {
        List<byte[]> lines = manifestLines();
        checkHead(lines, known);
        Optional<RecordingKey> recordingKey = checkKey();
        Set<String> named = new HashSet<>();
        String previous = Sha256.NOTHING;
        for (int i = 0; i < lines.size(); i++) {
            checkLine(i + 1, lines.get(i), previous, recordingKey, named);
            previous = Sha256.of(lines.get(i));
        }
        checkOthers(named);
    }

    private List<byte[]> manifestLines() throws StoreUnavailableException {
        try {
            byte[] content = folder.readLines();
            if (content.length > 0 && content[content.length - 1] != '\n') {
                add(Finding.Kind.TRUNCATED, RecordingFolder.MANIFEST, "the last line has no end");
            }
            return RecordingFolder.wholeLines(content);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (IOException e) {
            add(Finding.Kind.MISSING, RecordingFolder.MANIFEST, "it cannot be read");
            return List.of();
        }
    }

    private void checkHead(List<byte[]> lines, @Nullable KnownHead known)
            throws StoreUnavailableException {
        Head head;
        try {
            head = folder.readHead();
            if (!Arrays.equals(ManifestJson.write(head), folder.read(RecordingFolder.HEAD))) {
                add(Finding.Kind.CHANGED, RecordingFolder.HEAD, "it is not spelt as it was");
            }
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (IOException e) {
            add(Finding.Kind.NOT_READABLE, RecordingFolder.HEAD, "there is no head to read");
            return;
        }
        if (!HeadSigner.isSigned(head, key) || !head.recordingId().equals(folder.recordingId())) {
            add(
                    Finding.Kind.NOT_SIGNED,
                    RecordingFolder.HEAD,
                    "the signature is not of this installation and recording");
        }
        checkEnd(lines, head.lines(), head.sha256(), "the signed head");
        if (known != null) {
            checkKnown(lines, known);
        }
    }

    private void checkEnd(List<byte[]> lines, long count, String sha256, String by) {
        if (lines.size() < count) {
            add(
                    Finding.Kind.CUT_OFF,
                    RecordingFolder.MANIFEST,
                    "%s knows %d lines, here are %d".formatted(by, count, lines.size()));
        } else if (lines.size() > count || !endsWith(lines, count, sha256)) {
            add(
                    Finding.Kind.CHAIN_BROKEN,
                    RecordingFolder.MANIFEST,
                    "it does not end as %s says".formatted(by));
        }
    }

    /** The folder may have grown since it was remembered, but never otherwise. */
    private void checkKnown(List<byte[]> lines, KnownHead known) {
        List<byte[]> then =
                lines.subList(0, (int) Math.min(lines.size(), Math.max(0, known.lines())));
        checkEnd(then, known.lines(), known.sha256(), "the database");
    }

    private static boolean endsWith(List<byte[]> lines, long count, String sha256) {
        String last = count == 0 ? Sha256.NOTHING : Sha256.of(lines.get((int) count - 1));
        return last.equals(sha256);
    }

    private Optional<RecordingKey> checkKey() throws StoreUnavailableException {
        try {
            return Optional.of(folder.readKey(master));
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (IOException e) {
            add(Finding.Kind.MISSING, RecordingFolder.KEY, "the key cannot be read");
        } catch (GeneralSecurityException e) {
            add(
                    Finding.Kind.NOT_READABLE,
                    RecordingFolder.KEY,
                    "the key was changed, or is of another recording or master key");
        }
        return Optional.empty();
    }

    private void checkLine(
            int number,
            byte[] json,
            String previous,
            Optional<RecordingKey> recordingKey,
            Set<String> named)
            throws StoreUnavailableException {
        ManifestLine line;
        try {
            line = ManifestJson.read(json, ManifestLine.class);
        } catch (IOException e) {
            add(Finding.Kind.NOT_READABLE, RecordingFolder.MANIFEST, "line " + number);
            return;
        }
        if (!line.previous().equals(previous)) {
            add(
                    Finding.Kind.CHAIN_BROKEN,
                    RecordingFolder.MANIFEST,
                    "line %d does not follow the one before it".formatted(number));
        }
        if (line instanceof ManifestLine.Sealed more) {
            for (Segment segment : more.segments()) {
                named.add(segment.file());
                checkSegment(segment, recordingKey);
            }
        }
    }

    private void checkSegment(Segment segment, Optional<RecordingKey> recordingKey)
            throws StoreUnavailableException {
        try {
            byte[] encrypted = folder.read(segment.file());
            if (!Sha256.of(encrypted).equals(segment.sha256())) {
                boolean shorter = encrypted.length < segment.length();
                add(
                        shorter ? Finding.Kind.TRUNCATED : Finding.Kind.CHANGED,
                        segment.file(),
                        "its SHA-256 is not the one that was sealed");
            } else if (recordingKey.isPresent()) {
                recordingKey.get().decrypt(encrypted, folder.place(segment.file()));
            }
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (NoSuchFileException e) {
            add(Finding.Kind.MISSING, segment.file(), "it was sealed and is not there");
        } catch (IOException e) {
            add(Finding.Kind.NOT_READABLE, segment.file(), "it cannot be decrypted");
        }
    }

    /** What a recorder wrote and could not seal it has removed when it came back. */
    private void checkOthers(Set<String> named) throws StoreUnavailableException {
        try {
            folder.files().stream()
                    .filter(name -> !named.contains(name) && !RecordingFolder.isOwn(name))
                    .forEach(name ->
                            add(Finding.Kind.UNKNOWN, name, "nothing that was sealed names it"));
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (IOException e) {
            add(Finding.Kind.NOT_READABLE, ".", "the folder cannot be listed");
        }
    }

    private void add(Finding.Kind kind, String file, String detail) {
        findings.add(new Finding(kind, file, detail));
    }
}
