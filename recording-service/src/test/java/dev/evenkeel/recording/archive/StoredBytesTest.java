package dev.evenkeel.recording.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.recording.archive.ManifestLine.Opened;
import dev.evenkeel.recording.archive.ManifestLine.Sealed;
import dev.evenkeel.recording.media.ClusterWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recording is said to take is what its files take. */
class StoredBytesTest {
    private static final String ID = "rec-1";

    @TempDir Path archive;

    private RecordingFolder folder() {
        return new RecordingFolder(new FolderStore(archive), ID);
    }

    private RecordingWriter create() throws IOException {
        return RecordingWriter.create(
                folder(),
                new Opened(ID, "abc-defg-hij", "Weekly", Instant.EPOCH, ""),
                ArchiveKit.MASTER,
                ArchiveKit.SIGNER,
                Clock.systemUTC());
    }

    private RecordingWriter resume() throws Exception {
        return RecordingWriter.resume(
                folder(), ArchiveKit.MASTER, ArchiveKit.SIGNER, Clock.systemUTC());
    }

    private static ClusterWriter.Segment content(int bytes) {
        ClusterWriter writer = new ClusterWriter(true);
        writer.add(0, true, new byte[bytes]);
        return writer.finish();
    }

    private static void seal(RecordingWriter writer, int number, int bytes) throws IOException {
        var segment = ArchiveKit.write(writer, "t1", number, content(bytes));
        writer.append(
                new Sealed(
                        1,
                        Instant.EPOCH,
                        List.of(segment),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ""));
    }

    /** All there is but the key and the signed head. */
    private long onDisk() throws IOException {
        try (Stream<Path> all = Files.walk(archive.resolve(ID))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("key") && !file.endsWith("head.json"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_039, 4_040, 4_041, 8_119, 8_120, 8_121, 12_200, 100_000})
    void whatIsEncryptedIsAsLongAsCounted(int length) throws IOException {
        // When
        byte[] encrypted = RecordingKey.generate().encrypt(new byte[length], "place");

        // Then
        assertThat(RecordingKey.encryptedLength(length)).isEqualTo(encrypted.length);
    }

    @Test
    void everySealCountsUntilTheEnd() throws Exception {
        // Given
        RecordingWriter writer = create();

        // Then
        assertThat(writer.storedBytes()).isEqualTo(onDisk());

        // When
        seal(writer, 0, 3_000);
        seal(writer, 1, 50_000);

        // Then
        assertThat(writer.storedBytes()).isEqualTo(onDisk()).isGreaterThan(53_000);

        // When
        writer.append(new ManifestLine.Closed(Instant.EPOCH, 8_000, ""));

        // Then
        assertThat(writer.storedBytes()).isEqualTo(onDisk()).isEqualTo(folder().storedBytes());
    }

    @Test
    void whoTakesItUpCountsWhatWasSealedAndNothingElse() throws Exception {
        // Given: a recorder that died after it wrote a segment and before it sealed it
        RecordingWriter died = create();
        seal(died, 0, 3_000);
        long sealed = died.storedBytes();
        ArchiveKit.write(died, "t1", 1, content(70_000));

        // When
        RecordingWriter next = resume();

        // Then
        assertThat(next.storedBytes()).isEqualTo(sealed).isEqualTo(onDisk());

        // When
        seal(next, 1, 60_000);

        // Then
        assertThat(next.storedBytes()).isEqualTo(onDisk()).isEqualTo(folder().storedBytes());
    }
}
