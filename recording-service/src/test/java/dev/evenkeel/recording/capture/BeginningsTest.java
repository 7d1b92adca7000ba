package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.store.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recordings are kept in fails before they have begun. */
class BeginningsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir Path home;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Capture> begun = new CopyOnWriteArrayList<>();

    private final CaptureListener listener =
            new CaptureListener() {
                @Override
                public void begun(String recordingId, Head head, long storedBytes) {
                    told.add("begun");
                }

                @Override
                public void sealed(
                        String recordingId, Head head, long storedBytes, List<Gap> gaps) {}

                @Override
                public void storageFailing(String recordingId, String cause) {
                    told.add("failing");
                }

                @Override
                public void storageRecovered(String recordingId) {
                    told.add("recovered");
                }

                @Override
                public void finished(
                        String recordingId, Head head, long storedBytes, long durationMillis) {
                    told.add("finished");
                }
            };

    private void begin(String id) {
        FolderStore store = new FolderStore(home.resolve("recordings"));
        new Beginnings(
                        name -> new RecordingFolder(store, name),
                        ArchiveKit.MASTER,
                        ArchiveKit.SIGNER,
                        Clock.systemUTC())
                .begin(recording(id), listener, () -> true, begun::add);
    }

    private static Recording recording(String id) {
        return new Recording(
                id,
                "abc-defg-hij",
                "Weekly",
                Instant.EPOCH,
                null,
                Recording.State.RECORDING,
                null,
                1,
                0,
                "",
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }

    @Test
    void itIsSaidThatNothingCanBeWrittenAndItBeginsWhenItCan() throws IOException {
        // Given
        Path inTheWay = Files.writeString(home.resolve("recordings"), "in the way");

        // When
        begin("rec-1");
        await().atMost(LIMIT).until(() -> told.contains("failing"));
        assertThat(begun).isEmpty();
        Files.delete(inTheWay);

        // Then
        await().atMost(LIMIT).until(() -> told.contains("recovered"));
        assertThat(told).containsExactly("failing", "begun", "recovered");
        assertThat(begun).hasSize(1);
    }

    @Test
    void whatIsCompleteIsOnlyTold() throws IOException {
        // Given
        ArchiveKit.recording(home.resolve("recordings"), "rec-1", 1);

        // When
        begin("rec-1");

        // Then
        await().atMost(LIMIT).until(() -> told.contains("finished"));
        assertThat(begun).isEmpty();
    }
}
