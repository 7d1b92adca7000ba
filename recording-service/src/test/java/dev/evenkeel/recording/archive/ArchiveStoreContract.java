package dev.evenkeel.recording.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What recordings rely on, whatever they are kept in. */
abstract class ArchiveStoreContract {
    private static final String LINES = "rec-1/manifest.jsonl";
    private ArchiveStore store;

    /** An empty one. */
    abstract ArchiveStore newStore() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = newStore();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatIsWrittenIsReadAndReplaced() throws IOException {
        // Given
        store.write("rec-1/head.json", bytes("one"));

        // When
        store.write("rec-1/head.json", bytes("two"));

        // Then
        assertThat(store.read("rec-1/head.json")).isEqualTo(bytes("two"));
        assertThat(store.exists("rec-1/head.json")).isTrue();
        assertThat(store.list("rec-1")).containsExactly("head.json");
    }

    @Test
    void whoWritesMayCloseWhatIsWrittenTo() throws IOException {
        // When
        store.write(
                "rec-1/exports/e",
                out -> {
                    try (out) {
                        out.write(bytes("encrypted"));
                    }
                });

        // Then
        assertThat(store.read("rec-1/exports/e")).isEqualTo(bytes("encrypted"));
    }

    @Test
    void whatIsNotThereIsSaidToBeMissing() throws IOException {
        assertThatThrownBy(() -> store.read("rec-1/key")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.open("rec-1/key")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.readLines(LINES)).isInstanceOf(NoSuchFileException.class);
        assertThat(store.exists("rec-1/key")).isFalse();
        assertThat(store.list("rec-1")).isEmpty();
        assertThat(store.folders()).isEmpty();
        store.destroy("rec-1/key");
        store.delete(List.of("rec-1/key"));
    }

    @Test
    void anyPartOfSomethingLongIsReadWithoutTheRest() throws IOException {
        // Given
        byte[] content = random(20_000_001);

        // When
        store.write("rec-1/exports/e", out -> new ByteArrayInputStream(content).transferTo(out));

        // Then
        assertThat(store.read("rec-1/exports/e")).isEqualTo(content);
        Random random = new Random(4);
        try (SeekableByteChannel channel = store.open("rec-1/exports/e")) {
            assertThat(channel.size()).isEqualTo(content.length);
            for (int i = 0; i < 20; i++) {
                int from = random.nextInt(content.length);
                ByteBuffer part = ByteBuffer.allocate(Math.min(5_000, content.length - from));
                channel.position(from);
                while (part.hasRemaining() && channel.read(part) >= 0) {}
                assertThat(part.array())
                        .isEqualTo(Arrays.copyOfRange(content, from, from + part.capacity()));
            }
        }
    }

    @Test
    void whatFailsHalfWayIsNotThere() throws IOException {
        // When
        assertThatThrownBy(() ->
                        store.write(
                                "rec-1/exports/e",
                                out -> {
                                    out.write(random(9_000_000));
                                    throw new IOException("half way");
                                }))
                .hasMessage("half way");

        // Then
        assertThat(store.list("rec-1")).isEmpty();
    }

    @Test
    void whatIsThereIsNotOverwrittenByAnother() throws IOException {
        // Given
        store.create("rec-1/t1/000000.seg", bytes("mine"));

        // When
        store.create("rec-1/t1/000000.seg", bytes("mine"));

        // Then
        assertThatThrownBy(() -> store.create("rec-1/t1/000000.seg", bytes("another's")))
                .isInstanceOf(WrittenByAnotherException.class);
        assertThat(store.read("rec-1/t1/000000.seg")).isEqualTo(bytes("mine"));
        assertThat(store.list("rec-1")).containsExactly("t1/000000.seg");
    }

    @Test
    void linesFollowEachOtherAndAreNobodyElses() throws IOException {
        // Given
        store.appendLine(LINES, 0, bytes("one\n"));
        store.appendLine(LINES, 4, bytes("two\n"));

        // When
        store.appendLine(LINES, 4, bytes("two\n"));

        // Then
        assertThatThrownBy(() -> store.appendLine(LINES, 4, bytes("zwei\n")))
                .isInstanceOf(WrittenByAnotherException.class);
        assertThat(store.readLines(LINES)).isEqualTo(bytes("one\ntwo\n"));
    }

    @Test
    void linesThatHaveEndedAreOne() throws IOException {
        // Given
        store.appendLine(LINES, 0, bytes("one\n"));
        store.appendLine(LINES, 4, bytes("two\n"));

        // When
        store.endLines(LINES);
        store.endLines(LINES);

        // Then
        assertThat(store.readLines(LINES)).isEqualTo(bytes("one\ntwo\n"));
        assertThat(store.list("rec-1")).containsExactly("manifest.jsonl");
    }

    @Test
    void whatIsDeletedOrDestroyedIsGoneAndNothingElse() throws IOException {
        // Given
        List<String> names = List.of("rec-1/key", "rec-1/t1/000000.seg", "rec-2/key");
        for (String name : names) {
            store.write(name, bytes(name));
        }
        assertThat(store.folders()).containsExactly("rec-1", "rec-2");

        // When
        store.destroy("rec-1/key");
        store.delete(List.of("rec-1/t1/000000.seg"));

        // Then
        assertThat(store.list("rec-1")).isEmpty();
        assertThat(store.list("rec-2")).containsExactly("key");
        assertThat(store.folders()).containsExactly("rec-2");
    }

    @Test
    void aRecordingIsSealedChangedFoundOutAndDeletedWithProof() throws IOException {
        // Given
        RecordingFolder folder = ArchiveKit.recording(store, "rec-1", 1, ArchiveKit.SIGNER);
        assertThat(verify(folder)).isEmpty();
        byte[] segment = store.read("rec-1/t1/000001.seg");
        segment[segment.length / 2] ^= 1;

        // When
        store.write("rec-1/t1/000001.seg", segment);
        store.delete(List.of("rec-1/t2/000002.seg"));

        // Then
        assertThat(verify(folder))
                .extracting(Finding::toString)
                .allMatch(said -> said.contains("t1/000001.seg") || said.contains("t2/000002.seg"))
                .hasSize(2);

        // When
        Head head = ArchiveKit.head(folder);
        new Tombstone("rec-1", Instant.EPOCH, "p-1", "asked", head.lines(), head.sha256())
                .bury(folder, ArchiveKit.SIGNER);

        // Then
        assertThat(verify(folder)).isEmpty();
        assertThat(store.list("rec-1")).containsExactly("deleted.json");
    }

    private static List<Finding> verify(RecordingFolder folder) {
        return Verification.of(
                folder, ArchiveKit.KEYS.getPublic(), ArchiveKit.MASTER, Optional.empty());
    }
}
