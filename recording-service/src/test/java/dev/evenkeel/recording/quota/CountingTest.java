package dev.evenkeel.recording.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.ExportFile;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.kit.ClipRecording;
import dev.evenkeel.recording.kit.ClipRecording.Wanted;
import dev.evenkeel.recording.kit.ReadyRecording;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.media.Codec;
import dev.evenkeel.recording.store.Export;
import dev.evenkeel.recording.store.ExportStore;
import dev.evenkeel.recording.store.Recording;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to be taken is what is taken, also where somebody died in between. */
@RealParts
@TestProfile(SmallQuota.class)
class CountingTest extends QuotaStage {
    @Inject QuotaWatch watch;
    @Inject ExportStore exports;

    @TempDir Path work;

    private RecordingFolder clip() throws Exception {
        String id = "rec-" + UUID.randomUUID();
        RecordingFolder folder =
                ClipRecording.write(
                        config.folder(),
                        id,
                        4_000,
                        List.of(new Wanted(ANN, "microphone", Codec.OPUS, 0)));
        ReadyRecording.insert(database, folder, MEETING, Instant.now(), 4_000);
        return folder;
    }

    private Path file(RecordingFolder folder, String exportId) {
        return config.folder().resolve(folder.recordingId()).resolve("exports").resolve(exportId);
    }

    private void awaitReady(String exportId) {
        await().atMost(LIMIT)
                .until(
                        () -> exports.find(exportId).await().atMost(LIMIT).orElseThrow().state(),
                        state -> state == Export.State.READY);
    }

    @Test
    void whatWasCompleteBeforeThereWasAQuotaIsCounted() throws Exception {
        // Given
        RecordingFolder folder = recording(null);
        assertThat(usage().usedBytes()).isZero();

        // When
        watch.look();

        // Then
        assertThat(usage().usedBytes()).isEqualTo(folder.storedBytes()).isGreaterThan(30_000);
    }

    @Test
    void anExportCountsAsLongAsItsFileIsThere() throws Exception {
        // Given
        RecordingFolder folder = clip();
        watch.look();
        long alone = usage().usedBytes();

        // When
        String id = askForExport(folder).jsonPath().getString("exportId");
        awaitReady(id);

        // Then
        assertThat(usage().usedBytes()).isEqualTo(alone + Files.size(file(folder, id)));
        assertThat(usage().reservedBytes()).isZero();

        // When
        String path = "/" + folder.recordingId() + "/exports/" + id;
        assertThat(asHost("DELETE", path, null).statusCode()).isEqualTo(204);

        // Then
        assertThat(usage().usedBytes()).isEqualTo(alone).isEqualTo(folder.storedBytes());
    }

    @Test
    void aRecordingThatGoesTakesItsExportsAlong() throws Exception {
        // Given
        RecordingFolder folder = clip();
        watch.look();
        awaitReady(askForExport(folder).jsonPath().getString("exportId"));

        // When
        asHost("DELETE", "/" + folder.recordingId(), null);

        // Then
        assertThat(usage().usedBytes()).isZero();
    }

    @Test
    void anExportWhoseMakerDiedBesideItsFileIsCountedOnce() throws Exception {
        // Given
        RecordingFolder folder = clip();
        watch.look();
        long alone = usage().usedBytes();
        String id = UUID.randomUUID().toString();
        Path longer = Files.write(work.resolve("longer"), new byte[500_000]);
        new ExportFile(folder, id).write(longer, folder.readKey(ArchiveKit.MASTER));

        // When
        execute(
                """
                insert into recording.recording_export (export_id, recording_id, format, state,
                    requested_by, owner, lease_until)
                values ('%s', '%s', 'original', 'running', 'p-1', 'somebody',
                    now() - interval '1 second')
                """
                        .formatted(id, folder.recordingId()));
        awaitReady(id);

        // Then
        assertThat(Files.size(file(folder, id))).isLessThan(500_000);
        assertThat(usage().usedBytes()).isEqualTo(alone + Files.size(file(folder, id)));
    }

    @Test
    void aRecordingWhoseRecorderDiedBeforeItSaidThatItIsCompleteIsCounted() throws Exception {
        // Given
        RecordingFolder folder =
                ArchiveKit.recording(config.folder(), "rec-" + UUID.randomUUID(), 1);
        ReadyRecording.insert(database, folder, MEETING, Instant.now(), 20_000);

        // When
        execute(
                """
                update recording.recording set state = 'recording', owner = 'somebody',
                    head_lines = 2, stored_bytes = 17, lease_until = now() - interval '1 second'
                where recording_id = '%s'
                """
                        .formatted(folder.recordingId()));

        // Then
        await().atMost(LIMIT)
                .until(
                        () -> find(folder.recordingId()).orElseThrow().state(),
                        state -> state == Recording.State.READY);
        assertThat(usage().usedBytes()).isEqualTo(folder.storedBytes());
    }
}
