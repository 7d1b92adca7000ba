package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.s3.S3Settings;
import dev.evenkeel.recording.archive.s3.S3Store;
import dev.evenkeel.recording.kit.FaultyDoor;
import dev.evenkeel.recording.kit.FaultyDoor.Fault;
import dev.evenkeel.recording.kit.S3Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recording goes on while its bucket does not answer, and loses nothing. */
class S3CaptureTest {
    private static final long LATEST_ALARM_MILLIS = 5_000;

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "SLOW", "UNAVAILABLE", "CUT", "FLIPPED", "ANSWER_LOST"})
    void whatABucketDoesCostsNothingThatWasRecorded(Fault fault) throws Exception {
        // Given
        S3Server server = S3Server.get();
        S3Settings bucket = server.newBucket(false);
        try (FaultyDoor door = new FaultyDoor(server.port());
                S3Store store = S3Store.open(server.settings(bucket.bucket(), door.port(), null));
                StorageRun run = new StorageRun(store)) {
            run.awaitSeals(1);

            // When
            door.set(fault);
            long alarm = run.awaitAlarm();
            boolean killed = fault == Fault.UNAVAILABLE || fault == Fault.ANSWER_LOST;
            if (killed) {
                run.kill();
            }
            door.set(Fault.NONE);
            if (killed) {
                run.resume();
            }
            run.awaitSeals(1);
            Manifest manifest = run.finish();

            // Then
            assertThat(alarm).isLessThan(LATEST_ALARM_MILLIS);
            assertThat(run.verify()).isEmpty();
            assertThat(run.missing(manifest)).isZero();
            assertThat(manifest.gaps()).isEmpty();
        }
    }
}
