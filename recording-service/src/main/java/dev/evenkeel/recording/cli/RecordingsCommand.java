package dev.evenkeel.recording.cli;

import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.recording.archive.ArchiveStore;
import dev.evenkeel.recording.archive.Finding;
import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.MasterKey;
import dev.evenkeel.recording.archive.MasterKeySettings;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.Tombstone;
import dev.evenkeel.recording.archive.Verification;
import dev.evenkeel.recording.archive.s3.S3Settings;
import dev.evenkeel.recording.archive.s3.S3Store;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists recordings, compares them with what was sealed, and wraps their keys with the master key of
 * today: {@code list}, {@code verify}, {@code verify ID}, {@code rewrap}. Needs the folder or
 * bucket and the keys, and no running service; where the database answers, its memory of each
 * manifest's end is compared, too.
 */
public final class RecordingsCommand {
    private final ArchiveStore store;
    private final Map<String, String> environment;
    private final PrintStream out;

    RecordingsCommand(ArchiveStore store, Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.store = store;
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.out, List.of(args)));
    }

    static int run(Map<String, String> environment, PrintStream out, List<String> args) {
        return new RecordingsCommand(store(environment), environment, out).run(args);
    }

    private static ArchiveStore store(Map<String, String> environment) {
        var s3 = S3Settings.of(environment);
        return s3.isPresent()
                ? S3Store.open(s3.get())
                : new FolderStore(
                        Path.of(environment.getOrDefault("EVENKEEL_RECORDINGS", "recordings")));
    }

    /** 0 when all is well, 1 when something was found, 2 when it was not understood. */
    int run(List<String> args) {
        String action = args.isEmpty() ? "" : args.getFirst();
        try {
            if (action.equals("list") && args.size() == 1) {
                return list();
            } else if (action.equals("verify") && args.size() <= 2) {
                return verify(args.size() == 2 ? List.of(args.get(1)) : recordings());
            } else if (action.equals("rewrap") && args.size() == 1) {
                return rewrap();
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            out.println("The recordings in " + store + " cannot be read: " + e.getMessage());
            return 2;
        }
        out.println("./evenkeel recordings list | verify [id] | rewrap");
        return 2;
    }

    private List<String> recordings() throws IOException {
        return store.folders().stream().filter(RecordingFolder::isId).toList();
    }

    private int list() throws IOException {
        List<String> all = recordings();
        if (all.isEmpty()) {
            out.println("There are no recordings yet.");
        }
        for (String id : all) {
            out.println(line(id));
        }
        return 0;
    }

    private String line(String id) {
        RecordingFolder recording = new RecordingFolder(store, id);
        try {
            if (recording.isDeleted()) {
                Tombstone proof = recording.readTombstone();
                return "%s  deleted %s by %s".formatted(id, proof.deletedAt(), proof.by());
            }
            Manifest manifest = recording.readManifest();
            var opened = manifest.opened();
            String length =
                    manifest.closed()
                            .map(c -> Duration.ofMillis(c.durationMillis()).toSeconds() + " s")
                            .orElse("not ended");
            return "%s  %s  %s  %s, %d tracks, %d gaps"
                    .formatted(
                            id,
                            opened.startedAt(),
                            opened.title(),
                            length,
                            manifest.tracks().size(),
                            manifest.gaps().size());
        } catch (IOException | IllegalArgumentException e) {
            return "%s  cannot be read; ./evenkeel recordings verify %s says why".formatted(id, id);
        }
    }

    private int verify(List<String> ids) throws IOException {
        var key = KeyFiles.readPublic(Path.of(needed("EVENKEEL_PUBLIC_KEY")));
        var master = MasterKeySettings.of(environment).open();
        KnownHeads known = KnownHeads.of(environment);
        int worst = 0;
        for (String id : ids) {
            if (!RecordingFolder.isId(id) || store.list(id).isEmpty()) {
                out.println("There is no recording " + id + "; ./evenkeel recordings list");
                return 2;
            }
            Optional<Verification.KnownHead> head = known.find(id);
            RecordingFolder recording = new RecordingFolder(store, id);
            List<Finding> findings = Verification.of(recording, key, master, head);
            out.printf(
                    "%s  %s%s%n",
                    id,
                    findings.isEmpty()
                            ? recording.isDeleted() ? "deleted, with proof" : "as it was sealed"
                            : "%d findings".formatted(findings.size()),
                    head.isPresent() ? "" : " (the database does not know it or does not answer)");
            findings.forEach(finding -> out.println("  " + finding));
            worst = findings.isEmpty() ? worst : 1;
        }
        return worst;
    }

    /** A recording that fails keeps its key, and the others go on. */
    private int rewrap() throws IOException {
        MasterKeySettings keys = MasterKeySettings.of(environment);
        MasterKey master = keys.open();
        MasterKey current = keys.current();
        int anew = 0;
        int already = 0;
        int failed = 0;
        for (RecordingFolder recording : withKeys()) {
            try {
                boolean rewrapped = recording.rewrapKey(master, current);
                anew += rewrapped ? 1 : 0;
                already += rewrapped ? 0 : 1;
            } catch (IOException | GeneralSecurityException e) {
                out.printf(
                        "%s  its key stays as it is: %s%n",
                        recording.recordingId(), e.getMessage());
                failed++;
            }
        }
        out.printf(
                "%d wrapped with the master key of today, %d were already, %d failed%n",
                anew, already, failed);
        return failed == 0 ? 0 : 1;
    }

    private List<RecordingFolder> withKeys() throws IOException {
        List<RecordingFolder> result = new ArrayList<>();
        for (String id : recordings()) {
            RecordingFolder recording = new RecordingFolder(store, id);
            if (!recording.isDeleted()) {
                result.add(recording);
            }
        }
        return result;
    }

    private String needed(String name) throws IOException {
        String value = environment.get(name);
        if (value == null) {
            throw new IOException(name + " is not set");
        }
        return value;
    }
}
