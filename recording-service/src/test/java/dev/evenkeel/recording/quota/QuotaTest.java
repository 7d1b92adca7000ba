package dev.evenkeel.recording.quota;

import static dev.evenkeel.recording.quota.SmallQuota.ALLOWED;
import static dev.evenkeel.recording.quota.SmallQuota.RESERVE;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.recording.RecordingQuota;
import dev.evenkeel.contracts.recording.RecordingRefused;
import dev.evenkeel.recording.archive.Archive;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.retention.Deletion;
import dev.evenkeel.recording.store.DeletionStore;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.testkit.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What happens as recordings take what they may. */
@RealParts
@TestProfile(SmallQuota.class)
class QuotaTest extends QuotaStage {
    private static final long WARNED = 8_500_000;

    @Inject QuotaWatch watch;
    @Inject Archive archive;
    @Inject DeletionStore deletions;
    @Inject Deletion deletion;

    /** Another process that looks after the same. */
    private QuotaWatch another() {
        return new QuotaWatch(quotas, archive, new SimpleMeterRegistry());
    }

    private void setStored(RecordingFolder folder, long bytes) throws Exception {
        execute(
                "update recording.recording set stored_bytes = %d where recording_id = '%s'"
                        .formatted(bytes, folder.recordingId()));
    }

    @Test
    void eachCrossingIsToldOnce() throws Exception {
        try (TopicReader reader = reader()) {
            // Given
            RecordingFolder folder = recording(WARNED);

            // When
            watch.look();
            another().look();
            setStored(folder, ALLOWED * 8 / 10 - 1);
            watch.look();
            setStored(folder, WARNED);
            another().look();
            setStored(folder, ALLOWED);
            watch.look();
            setStored(folder, 1_000_000);
            watch.look();
            another().look();

            // Then
            RecordingQuota recovered =
                    reader.await(EventTypes.RECORDING_QUOTA_RECOVERED, e -> true, LIMIT).data();
            assertThat(recovered.usedBytes()).isEqualTo(1_000_000);
            assertThat(recovered.allowedBytes()).isEqualTo(ALLOWED);
            assertThat(recovered.organisation()).isEqualTo("default");
            assertThat(reader.all(EventTypes.RECORDING_QUOTA_WARNED))
                    .extracting(event -> event.data().usedBytes())
                    .containsExactly(WARNED);
            assertThat(reader.all(EventTypes.RECORDING_QUOTA_REACHED))
                    .extracting(event -> event.data().usedBytes())
                    .containsExactly(ALLOWED);
        }
    }

    @Test
    void whoeverLooksAtTheSameTimeTellsItOnceTogether() throws Exception {
        try (TopicReader reader = reader()) {
            // Given
            RecordingFolder folder = recording(WARNED);

            // When
            atOnce(8, Executors.callable(() -> another().look()));
            setStored(folder, 0);
            watch.look();

            // Then
            reader.await(EventTypes.RECORDING_QUOTA_RECOVERED, e -> true, LIMIT);
            assertThat(reader.all(EventTypes.RECORDING_QUOTA_WARNED)).hasSize(1);
        }
    }

    @Test
    void whereThereIsNoRoomNoRecordingBeginsUntilThereIs() throws Exception {
        try (TopicReader reader = reader()) {
            // Given
            RecordingFolder folder = recording(ALLOWED);

            // When
            String refused = start();

            // Then
            assertThat(find(refused)).isEmpty();
            RecordingRefused told =
                    reader.await(
                                    EventTypes.RECORDING_REFUSED,
                                    e -> e.recordingId().equals(refused),
                                    LIMIT)
                            .data();
            assertThat(told.meetingId()).isEqualTo(MEETING);
            assertThat(told.usedBytes()).isEqualTo(ALLOWED);
            assertThat(told.allowedBytes()).isEqualTo(ALLOWED);
            assertThat(told.detail()).contains("0.01 of 0.01 GB").contains("delete");
            AuditEntry entry =
                    reader.await(EventTypes.AUDIT_RECORDED, e -> refused.equals(e.subject()), LIMIT)
                            .data();
            assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);

            // When
            assertThat(asHost("DELETE", "/" + folder.recordingId(), null).statusCode())
                    .isEqualTo(204);

            // Then
            assertThat(usage().usedBytes()).isZero();
            assertThat(find(start())).isPresent();
        }
    }

    @Test
    void whatGoesByItsAgeMakesRoomAtOnceAndWhatIsHeldDoesNot() throws Exception {
        // Given
        RecordingFolder held = recording(ALLOWED / 2);
        RecordingFolder old = recording(ALLOWED / 2);
        deletions.hold(held.recordingId(), ANN, null, List.of()).await().atMost(LIMIT);
        assertThat(find(start())).isEmpty();

        // When
        execute("update recording.recording set stopped_at = now() - interval '40 days'");
        deletions.condemnOlderThan(Duration.ofDays(30), ANN).await().atMost(LIMIT);
        deletion.delete(old.recordingId(), ANN);

        // Then
        assertThat(state(old)).isEqualTo(Recording.State.DELETED);
        assertThat(state(held)).isEqualTo(Recording.State.READY);
        assertThat(usage().usedBytes()).isEqualTo(ALLOWED / 2);
        assertThat(find(start())).isPresent();
    }

    private Recording.State state(RecordingFolder folder) {
        return find(folder.recordingId()).orElseThrow().state();
    }

    @Test
    void ofManyThatBeginAtTheEdgeAsManyDoAsThereIsRoomFor() throws Exception {
        try (TopicReader reader = reader()) {
            // Given
            recording(ALLOWED - RESERVE - RESERVE / 2);

            // When
            List<String> ids = atOnce(8, this::start);

            // Then
            assertThat(ids).filteredOn(id -> find(id).isPresent()).hasSize(1);
            await().atMost(LIMIT).until(() -> refusedOf(reader, ids) == 7);
        }
    }

    private static long refusedOf(TopicReader reader, List<String> ids) {
        return reader.all(EventTypes.RECORDING_REFUSED).stream()
                .filter(event -> ids.contains(event.data().recordingId()))
                .count();
    }

    private static <T> List<T> atOnce(int many, Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(threads.submit(work));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : all) {
                results.add(one.get());
            }
            return results;
        }
    }

    @Test
    void whatIsBeingRecordedGoesOnBeyondTheLimit() throws Exception {
        // Given
        String running = start();
        Head head = new Head(running, 1_000, "abc", Instant.now(), "");

        // When
        store.sealed(running, head, 3 * ALLOWED, List.of()).await().atMost(LIMIT);
        watch.look();

        // Then
        assertThat(usage().usedBytes()).isEqualTo(3 * ALLOWED);
        assertThat(find(start())).isEmpty();
        assertThat(find(running).orElseThrow().state()).isEqualTo(Recording.State.RECORDING);

        // When
        Head more = new Head(running, 1_001, "def", Instant.now(), "");
        store.sealed(running, more, 4 * ALLOWED, List.of()).await().atMost(LIMIT);

        // Then
        assertThat(usage().usedBytes()).isEqualTo(4 * ALLOWED);
    }

    @Test
    void whereThereIsNoRoomNothingIsExportedUntilThereIs() throws Exception {
        try (TopicReader reader = reader()) {
            // Given
            RecordingFolder folder = recording(ALLOWED);

            // When
            Response refused = askForExport(folder);

            // Then
            assertThat(refused.statusCode()).isEqualTo(507);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(refused.jsonPath().getString("type"))
                    .isEqualTo("urn:evenkeel:problem:no-room");
            assertThat(refused.jsonPath().getString("detail")).contains("delete recordings");
            reader.await(
                    EventTypes.AUDIT_RECORDED,
                    e ->
                            folder.recordingId().equals(e.subject())
                                    && e.outcome() == AuditEntry.Outcome.REFUSED,
                    LIMIT);

            // When
            setStored(folder, 5_000);

            // Then
            assertThat(askForExport(folder).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void hostsSeeHowFullItIs() throws Exception {
        // Given
        recording(WARNED);

        // When
        Response seen = asHost("GET", "/quota", null);

        // Then
        assertThat(seen.jsonPath().getLong("usedBytes")).isEqualTo(WARNED);
        assertThat(seen.jsonPath().getLong("allowedBytes")).isEqualTo(ALLOWED);
        assertThat(seen.jsonPath().getDouble("warningShare")).isEqualTo(0.8);
        assertThat(seen.jsonPath().getString("level")).isEqualTo("warned");
        assertThat(seen.jsonPath().getString("organisation")).isEqualTo("default");
    }

    @Test
    void bothFiguresAreMeasured() throws Exception {
        // Given
        recording(WARNED);

        // When
        watch.look();

        // Then
        assertThat(get("/q/metrics").asString())
                .containsPattern("evenkeel_recording_quota_used_bytes\\S* 8500000")
                .containsPattern("evenkeel_recording_quota_allowed_bytes\\S* 1\\.048576E7");
    }
}
