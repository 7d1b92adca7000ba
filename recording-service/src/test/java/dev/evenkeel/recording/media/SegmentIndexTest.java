package dev.evenkeel.recording.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.recording.kit.FilmInParts;
import dev.evenkeel.recording.media.SegmentIndex.Part;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentIndexTest {
    private static final int HEAD = 20 + 40;

    private static SegmentIndex read(byte[] film) throws IOException {
        return SegmentIndex.of(
                (from, length) -> Arrays.copyOfRange(film, (int) from, (int) from + length),
                film.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void partsAreWhereTheIndexSays(int version) throws IOException {
        // Given
        byte[] film = FilmInParts.of(version, 88, 100, 3_000, 50);
        int first = film.length - 100 - 3_000 - 50;

        // When
        SegmentIndex index = read(film);

        // Then
        assertThat(index.headLength()).isEqualTo(HEAD);
        assertThat(index.parts())
                .containsExactly(
                        new Part(first, 100, 4),
                        new Part(first + 100, 3_000, 4),
                        new Part(first + 3_100, 50, 4));
    }

    @Test
    void whatIsNoFilmInPartsIsRefused() {
        byte[] film = FilmInParts.of(1, 0, 100, 100);
        byte[] without = Arrays.copyOf(film, HEAD);
        byte[] cut = Arrays.copyOf(film, film.length - 1);
        byte[] broken = film.clone();
        broken[3] = 4;

        assertThatThrownBy(() -> read(without)).hasMessage("a file without an index");
        assertThatThrownBy(() -> read(cut)).hasMessage("an index of more than there is");
        assertThatThrownBy(() -> read(broken)).hasMessage("a box of 4 bytes at 0");
    }
}
