package dev.evenkeel.recording.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figure 3 in its long form: {@code recording-service/bench/proof tamper}. */
class TamperProof {
    private static final int FLIPS = Integer.getInteger("evenkeel.proof.rounds", 1_000);

    @TempDir Path archive;
    private final Random random = new Random(11);
    private final List<String> missed = new ArrayList<>();
    private RecordingFolder folder;
    private List<Path> files;

    /** Somebody's deed, which leaves what was before in the archive's other folder. */
    private interface Deed {
        void doTo(Path file, Path other) throws IOException;
    }

    @Test
    void whateverIsDoneToARecordingIsFoundAndNamed() throws IOException {
        // Given
        folder = ArchiveKit.recording(archive, "rec-1", 1);
        ArchiveKit.recording(archive, "rec-2", 2);
        files = folder.files().stream().map(archive.resolve("rec-1")::resolve).toList();
        List<Path> segments = files.stream().filter(f -> f.toString().endsWith(".seg")).toList();
        Assertions.assertThat(verify()).isEmpty();

        // When
        run("bits flipped", FLIPS, files, (file, other) -> flip(file));
        run("segments deleted", 200, segments, (file, other) -> Files.delete(file));
        run("segments truncated", 200, segments, (file, other) -> truncate(file));
        run("segments swapped with another's", 200, segments, TamperProof::swap);
        run("segments of another recording", 200, segments, (file, other) -> foreign(file));
        lines("lines left out", 200, lines -> lines.remove(random.nextInt(lines.size())));
        lines("lines reordered", 200, lines -> Collections.swap(lines, 0, 1 + random.nextInt(4)));
        lines("lines cut off", 200, lines -> lines.removeLast());

        // Then
        Assertions.assertThat(missed).isEmpty();
    }

    private List<Finding> verify() {
        return Verification.of(
                folder, ArchiveKit.KEYS.getPublic(), ArchiveKit.MASTER, Optional.empty());
    }

    private void run(String what, int rounds, List<Path> among, Deed deed) throws IOException {
        int named = 0;
        for (int round = 0; round < rounds; round++) {
            Path file = among.get(random.nextInt(among.size()));
            Path other = among.get((among.indexOf(file) + 1) % among.size());
            byte[] before = Files.readAllBytes(file);
            byte[] otherBefore = Files.readAllBytes(other);
            deed.doTo(file, other);
            named += isNamed(what, archive.resolve("rec-1").relativize(file).toString());
            Files.write(file, before);
            Files.write(other, otherBefore);
        }
        System.out.printf("%s: %d of %d found and named%n", what, named, rounds);
    }

    private interface Reordering {
        void doTo(List<String> lines);
    }

    private void lines(String what, int rounds, Reordering deed) throws IOException {
        Path manifest = archive.resolve("rec-1/manifest.jsonl");
        List<String> before = Files.readAllLines(manifest);
        int named = 0;
        for (int round = 0; round < rounds; round++) {
            List<String> lines = new ArrayList<>(before);
            deed.doTo(lines);
            Files.writeString(manifest, String.join("\n", lines) + "\n");
            named += isNamed(what, "manifest.jsonl");
        }
        Files.writeString(manifest, String.join("\n", before) + "\n");
        System.out.printf("%s: %d of %d found and named%n", what, named, rounds);
    }

    private int isNamed(String what, String file) {
        if (verify().stream().anyMatch(finding -> finding.file().equals(file))) {
            return 1;
        }
        missed.add(what + " in " + file);
        return 0;
    }

    private void flip(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int bit = random.nextInt(8 * content.length);
        content[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, content);
    }

    private void truncate(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, random.nextInt(content.length)));
    }

    private static void swap(Path file, Path other) throws IOException {
        byte[] one = Files.readAllBytes(file);
        Files.write(file, Files.readAllBytes(other));
        Files.write(other, one);
    }

    private void foreign(Path file) throws IOException {
        String name = archive.resolve("rec-1").relativize(file).toString();
        Files.write(file, Files.readAllBytes(archive.resolve("rec-2").resolve(name)));
    }
}
