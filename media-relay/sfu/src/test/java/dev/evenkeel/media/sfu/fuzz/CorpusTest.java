package dev.evenkeel.media.sfu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every input kept, again. */
class CorpusTest {
    private static final Path CORPORA = Path.of("src/test/corpora");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> everyInputOf() {
        return Stream.of(Target.values())
                .map(target -> DynamicTest.dynamicTest(target.word(), () -> takes(target)));
    }

    private static void takes(Target target) throws IOException {
        // Given
        Path file = CORPORA.resolve(target.corpusFile());
        List<byte[]> inputs = Corpus.read(file).inputs();
        assertThat(inputs).isNotEmpty();
        assertThat(Files.size(file)).isLessThanOrEqualTo(100_000);

        // When, Then
        FuzzTarget taker = target.make();
        assertThatCode(() -> inputs.forEach(taker::take)).doesNotThrowAnyException();
    }

    @Test
    void whatIsKeptIsReadAgainShortestFirstAndOnlyOnce() throws IOException {
        // Given
        Path file = folder.resolve("made.hex");
        Files.writeString(file, "# one byte\n2a\n");
        Corpus corpus = Corpus.read(file);

        // When
        corpus.keep(List.of(new byte[] {1, 2}, new byte[] {42}, new byte[] {3}, new byte[0]));
        corpus.write(file);

        // Then
        assertThat(Corpus.read(file).inputs())
                .containsExactly(new byte[] {42}, new byte[] {3}, new byte[] {1, 2});
        assertThat(file).content().startsWith("# one byte\n");
    }

    @Test
    void aCorpusStaysSmall() throws IOException {
        // Given
        Path file = folder.resolve("made.hex");
        Corpus corpus = Corpus.read(file);

        // When
        corpus.keep(List.of(new byte[100], new byte[Corpus.LONGEST_FILE]));
        corpus.write(file);

        // Then
        assertThat(Corpus.read(file).inputs()).hasSize(1);
    }
}
