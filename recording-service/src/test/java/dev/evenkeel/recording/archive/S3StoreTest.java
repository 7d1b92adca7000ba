package dev.evenkeel.recording.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.recording.archive.s3.S3Settings;
import dev.evenkeel.recording.archive.s3.S3Store;
import dev.evenkeel.recording.kit.FaultyDoor;
import dev.evenkeel.recording.kit.FaultyDoor.Fault;
import dev.evenkeel.recording.kit.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreTest extends ArchiveStoreContract {
    private static final byte[] CONTENT = "a segment".repeat(500).getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "rec-1/t1/000000.seg";

    private S3Server server;
    private FaultyDoor door;

    @Override
    ArchiveStore newStore() throws Exception {
        S3Store store = S3Store.open(S3Server.get().newBucket(false));
        store.check();
        return store;
    }

    @BeforeEach
    void openDoor() throws Exception {
        server = S3Server.get();
        door = new FaultyDoor(server.port());
    }

    @AfterEach
    void closeDoor() throws IOException {
        door.close();
    }

    private S3Settings through(S3Settings bucket) {
        return server.settings(bucket.bucket(), door.port(), bucket.lock());
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "UNAVAILABLE", "CUT", "ANSWER_LOST"})
    void whatPassesByItselfIsTriedAgainUnnoticed(Fault fault) throws Exception {
        // Given
        S3Settings settings = server.newBucket(false);
        try (S3Store store = S3Store.open(through(settings));
                S3Store direct = S3Store.open(settings)) {
            // When
            door.set(fault, 2);
            store.create(NAME, CONTENT);

            // Then
            assertThat(door.left()).isZero();
            assertThat(direct.read(NAME)).isEqualTo(CONTENT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "UNAVAILABLE", "CUT", "FLIPPED", "SLOW"})
    void whatDoesNotPassIsSaidAndNothingIsThereThatWasNotAcknowledged(Fault fault)
            throws Exception {
        // Given
        S3Settings settings = server.newBucket(false);
        try (S3Store store = S3Store.open(through(settings));
                S3Store direct = S3Store.open(settings)) {
            // When
            door.set(fault);
            assertThatThrownBy(() -> store.create(NAME, CONTENT))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining(settings.bucket());

            // Then
            assertThat(direct.exists(NAME) && fault != Fault.SLOW).isFalse();
            door.set(Fault.NONE);
            store.create(NAME, CONTENT);
            assertThat(direct.read(NAME)).isEqualTo(CONTENT);
        }
    }

    /** The store decides who was first; the server of the tests does so only one by one. */
    @Test
    void whatIsSealedIsWrittenOnlyWhereNothingIs() throws Exception {
        // Given
        S3Settings settings = server.newBucket(false);

        // When
        try (S3Store store = S3Store.open(through(settings))) {
            store.create(NAME, CONTENT);
            store.appendLine("rec-1/manifest.jsonl", 0, CONTENT);
        }

        // Then
        assertThat(door.asked())
                .hasSize(2)
                .allMatch(head -> head.matches("(?is).*\r\nif-none-match: \\*\r\n.*"))
                .allMatch(head -> head.matches("(?is).*\r\ncontent-md5: .*"));
    }

    /** A recorder that takes up hours of meeting may not ask for them one by one. */
    @Test
    void linesAreReadSeveralAtATimeAndStayInOrder() throws Exception {
        // Given
        S3Settings settings = server.newBucket(false);
        try (S3Store store = S3Store.open(through(settings))) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            for (int i = 0; i < 40; i++) {
                byte[] line = "line %d\n".formatted(i).getBytes(StandardCharsets.UTF_8);
                store.appendLine("rec-1/manifest.jsonl", written.size(), line);
                written.writeBytes(line);
            }

            // When
            door.set(Fault.IN_COMPANY);
            byte[] read = store.readLines("rec-1/manifest.jsonl");

            // Then
            assertThat(read).isEqualTo(written.toByteArray());
        }
    }

    @Test
    void aLostAnswerToSomebodyElsesObjectIsARefusal() throws Exception {
        // Given
        S3Settings settings = server.newBucket(false);
        try (S3Store store = S3Store.open(through(settings))) {
            store.create(NAME, CONTENT);
            door.set(Fault.ANSWER_LOST, 1);

            // Then
            assertThatThrownBy(() -> store.create(NAME, new byte[] {1}))
                    .isInstanceOf(WrittenByAnotherException.class);
        }
    }

    @Test
    void aStoreThatIsAwayIsNoDamage() throws Exception {
        // Given
        S3Settings settings = server.newBucket(false);
        try (S3Store store = S3Store.open(through(settings))) {
            RecordingFolder folder = ArchiveKit.recording(store, "rec-1", 1, ArchiveKit.SIGNER);

            // When
            door.set(Fault.UNAVAILABLE);

            // Then
            assertThatThrownBy(() ->
                            Verification.of(
                                    folder,
                                    ArchiveKit.KEYS.getPublic(),
                                    ArchiveKit.MASTER,
                                    java.util.Optional.empty()))
                    .isInstanceOf(java.io.UncheckedIOException.class);
        }
    }

    @Test
    void whatCannotBeUsedIsSaidInASentenceAtTheStart() throws Exception {
        // Given
        S3Settings there = server.newBucket(false);
        S3Settings missing = server.settings("no-such-bucket", server.port(), null);

        // Then
        assertThatThrownBy(() -> check(missing))
                .hasMessage("there is no bucket no-such-bucket in this store");
        door.set(Fault.UNKNOWN_KEY);
        assertThatThrownBy(() -> check(through(there)))
                .hasMessage("the store does not know the credentials for bucket " + there.bucket());
        door.set(Fault.CONDITION_IGNORED);
        assertThatThrownBy(() -> check(through(there))).hasMessageContaining("If-None-Match");
        door.set(Fault.STOPPED);
        assertThatCode(() -> check(through(there))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(withCredentials(there, Path.of("target/none"))))
                .hasMessageContaining("credentials");
        check(there);
        check(there);
    }

    private static void check(S3Settings settings) {
        try (S3Store store = S3Store.open(settings)) {
            store.check();
        }
    }

    private static S3Settings withCredentials(S3Settings s, Path file) {
        return new S3Settings(
                s.bucket(),
                s.endpoint(),
                s.region(),
                s.prefix(),
                s.pathStyle(),
                file,
                s.encryption(),
                s.lock(),
                s.timeout());
    }

    @Test
    void noVersionOfADestroyedKeyRemainsAndWhatIsSealedIsLocked() throws Exception {
        // Given
        S3Settings settings = server.newBucket(true);
        try (S3Store store = S3Store.open(through(settings));
                S3Client client = server.client()) {
            store.check();
            store.write("rec-1/key", new byte[] {1});
            store.write("rec-1/key", new byte[] {2});
            store.create(NAME, CONTENT);

            // When
            store.destroy("rec-1/key");

            // Then
            var versions = client.listObjectVersions(v -> v.bucket(settings.bucket())).versions();
            assertThat(versions).extracting(v -> v.key()).doesNotContain("archive/rec-1/key");
            assertThat(door.asked())
                    .filteredOn(head -> head.startsWith("PUT") && head.contains(NAME))
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("x-amz-object-lock-mode: COMPLIANCE")
                    .containsIgnoringCase("x-amz-object-lock-retain-until-date: ")
                    .containsIgnoringCase("x-amz-server-side-encryption: AES256");
            assertThat(door.asked())
                    .filteredOn(head -> head.startsWith("PUT") && head.contains("rec-1/key"))
                    .noneMatch(head -> head.contains("x-amz-object-lock-mode"));
            store.delete(List.of(NAME));
            assertThat(store.list("rec-1")).isEmpty();
        }
    }
}
