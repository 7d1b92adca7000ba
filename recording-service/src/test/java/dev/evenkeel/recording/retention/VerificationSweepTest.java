package dev.evenkeel.recording.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.capture.RecorderKeys;
import dev.evenkeel.recording.kit.ReadyRecording;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Recordings are compared with what was sealed without anybody asking. */
@RealParts
class VerificationSweepTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject VerificationSweep sweep;
    @Inject RecordingStore store;
    @Inject RecorderKeys keys;
    @Inject RecordingConfig config;
    @Inject DataSource database;

    private RecordingFolder ended(Duration ago) throws Exception {
        String id = "rec-" + UUID.randomUUID();
        RecordingFolder folder = ArchiveKit.recording(config.folder(), id, 1, keys.signer());
        ReadyRecording.insert(database, folder, "abc-defg-hij", Instant.now().minus(ago), 20_000);
        return folder;
    }

    private Recording find(RecordingFolder folder) {
        return store.find(folder.recordingId()).await().atMost(LIMIT).orElseThrow();
    }

    private Recording awaitVerified(RecordingFolder folder) {
        return await().atMost(LIMIT)
                .until(
                        () -> {
                            sweep.verifyIfDue();
                            return find(folder);
                        },
                        recording -> recording.findings() != null);
    }

    @Test
    void whatWasNotLookedAtForLongIsComparedOnce() throws Exception {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.RECORDING_LIFECYCLE)) {
            // Given
            RecordingFolder old = ended(Duration.ofDays(11));
            RecordingFolder young = ended(Duration.ofDays(9));

            // When
            Recording verified = awaitVerified(old);

            // Then
            assertThat(verified.findings()).isZero();
            reader.await(
                    EventTypes.RECORDING_VERIFIED,
                    e -> e.recordingId().equals(old.recordingId()),
                    LIMIT);

            // When
            while (sweep.verifyIfDue()) {
                assertThat(find(old).verifiedAt()).isEqualTo(verified.verifiedAt());
            }

            // Then
            assertThat(find(old).verifiedAt()).isEqualTo(verified.verifiedAt());
            assertThat(find(young).verifiedAt()).isNull();
        }
    }

    @Test
    void whatWasChangedIsNamedWithoutAnybodyAsking() throws Exception {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.RECORDING_LIFECYCLE)) {
            // Given
            RecordingFolder folder = ended(Duration.ofDays(12));
            String file = folder.readManifest().segments().getFirst().file();
            Path segment = config.folder().resolve(folder.recordingId()).resolve(file);
            byte[] content = Files.readAllBytes(segment);
            content[content.length / 2] ^= 1;
            Files.write(segment, content);

            // When
            Recording verified = awaitVerified(folder);

            // Then
            assertThat(verified.findings()).isEqualTo(1);
            var told =
                    reader.await(
                            EventTypes.RECORDING_CORRUPTED,
                            e -> e.recordingId().equals(folder.recordingId()),
                            LIMIT);
            assertThat(told.data().findings().getFirst()).contains(file);
        }
    }
}
