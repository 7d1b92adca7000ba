package dev.evenkeel.recording.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes a recording is found out, and what was changed is named. */
class TamperTest {
    private static final int FLIPS = 1_000;

    @TempDir Path archive;
    private RecordingFolder folder;
    private Path path;

    @BeforeEach
    void record() throws IOException {
        folder = ArchiveKit.recording(archive, "rec-1", 1);
        path = archive.resolve("rec-1");
    }

    private Path file(String name) {
        return path.resolve(name);
    }

    private List<Finding> verify() {
        return verify(Optional.empty());
    }

    private List<Finding> verify(Optional<Verification.KnownHead> known) {
        return Verification.of(folder, ArchiveKit.KEYS.getPublic(), ArchiveKit.MASTER, known);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String name(Path file) {
        return path.relativize(file).toString();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file("manifest.jsonl"), StandardCharsets.UTF_8);
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(file("manifest.jsonl"), String.join("\n", lines) + "\n");
    }

    @Test
    void whatNobodyChangedIsAsItWasSealed() {
        assertThat(verify()).isEmpty();
    }

    @Test
    void everyFlippedBitIsFoundAndItsFileNamed() throws IOException {
        // Given
        Random random = new Random(7);
        List<Path> files = files();

        for (int flip = 0; flip < FLIPS; flip++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] before = Files.readAllBytes(file);
            byte[] after = before.clone();
            int bit = random.nextInt(8 * after.length);
            after[bit / 8] ^= (byte) (1 << bit % 8);

            // When
            Files.write(file, after);

            // Then
            assertThat(verify())
                    .as("bit %d of %s", bit, name(file))
                    .anyMatch(finding -> finding.file().equals(name(file)));
            Files.write(file, before);
        }
    }

    @Test
    void everyDeletedFileIsNamed() throws IOException {
        for (Path file : files()) {
            // Given
            byte[] before = Files.readAllBytes(file);

            // When
            Files.delete(file);

            // Then
            assertThat(verify())
                    .as("without %s", name(file))
                    .anyMatch(finding -> finding.file().equals(name(file)));
            Files.write(file, before);
        }
    }

    @Test
    void everyTruncatedFileIsNamed() throws IOException {
        Random random = new Random(3);
        for (Path file : files()) {
            // Given
            byte[] before = Files.readAllBytes(file);

            // When
            Files.write(file, Arrays.copyOf(before, random.nextInt(before.length)));

            // Then
            assertThat(verify())
                    .as("truncated %s", name(file))
                    .anyMatch(finding -> finding.file().equals(name(file)));
            Files.write(file, before);
        }
    }

    @Test
    void swappedSegmentsAreNamed() throws IOException {
        // Given
        Path one = file("t1/000000.seg");
        Path other = file("t2/000000.seg");
        byte[] bytes = Files.readAllBytes(one);

        // When
        Files.copy(other, one, StandardCopyOption.REPLACE_EXISTING);
        Files.write(other, bytes);

        // Then
        assertThat(verify()).extracting(Finding::file).contains("t1/000000.seg", "t2/000000.seg");
    }

    @Test
    void segmentsOfAnotherRecordingAreNamed() throws IOException {
        // Given
        ArchiveKit.recording(archive, "rec-2", 2);

        // When
        Files.copy(
                archive.resolve("rec-2").resolve("t1/000001.seg"),
                file("t1/000001.seg"),
                StandardCopyOption.REPLACE_EXISTING);

        // Then
        assertThat(verify()).extracting(Finding::file).containsExactly("t1/000001.seg");
    }

    @Test
    void anotherRecordingInItsPlaceIsFound() throws IOException {
        // Given
        ArchiveKit.recording(archive, "rec-2", 2);
        for (Path file : files()) {
            Files.copy(
                    archive.resolve("rec-2").resolve(name(file)),
                    file,
                    StandardCopyOption.REPLACE_EXISTING);
        }

        // Then
        assertThat(verify()).extracting(Finding::kind).contains(Finding.Kind.NOT_SIGNED);
    }

    @Test
    void linesInAnotherOrderAreFound() throws IOException {
        List<String> before = lines();
        for (int i = 0; i + 1 < before.size(); i++) {
            // Given
            List<String> lines = new ArrayList<>(before);

            // When
            Collections.swap(lines, i, i + 1);
            write(lines);

            // Then
            assertThat(verify()).extracting(Finding::kind).contains(Finding.Kind.CHAIN_BROKEN);
        }
    }

    @Test
    void linesLeftOutAreFound() throws IOException {
        List<String> before = lines();
        for (int i = 0; i < before.size(); i++) {
            // Given
            List<String> lines = new ArrayList<>(before);

            // When
            lines.remove(i);
            write(lines);

            // Then
            assertThat(verify()).extracting(Finding::kind).contains(Finding.Kind.CUT_OFF);
        }
    }

    @Test
    void anOlderStateWithItsOwnHeadIsFoundByWhoRemembersANewerOne() throws IOException {
        // Given
        RecordingFolder other = new RecordingFolder(new FolderStore(archive), "rec-3");
        RecordingWriter writer =
                RecordingWriter.create(
                        other,
                        new ManifestLine.Opened(
                                "rec-3", "abc-defg-hij", "", java.time.Instant.EPOCH, ""),
                        ArchiveKit.MASTER,
                        ArchiveKit.SIGNER,
                        java.time.Clock.systemUTC());
        byte[] oldHead = Files.readAllBytes(archive.resolve("rec-3/head.json"));
        byte[] oldManifest = Files.readAllBytes(archive.resolve("rec-3/manifest.jsonl"));
        Head newest = writer.append(new ManifestLine.Closed(java.time.Instant.EPOCH, 0, ""));

        // When
        Files.write(archive.resolve("rec-3/head.json"), oldHead);
        Files.write(archive.resolve("rec-3/manifest.jsonl"), oldManifest);

        // Then
        folder = other;
        assertThat(verify()).isEmpty();
        assertThat(verify(Optional.of(new Verification.KnownHead(newest.lines(), newest.sha256()))))
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.CUT_OFF);
    }
}
