package dev.evenkeel.room.image.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.image.domain.Header.Format;
import dev.evenkeel.room.kit.Pictures;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    private static final String RIFF = "52494646 24000000 57454250 ";

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpg, JPEG", "gif, GIF"})
    void whatTheJdkWritesIsRead(String written, Format format) {
        assertThat(Header.of(Pictures.drawn(written, 301, 40)))
                .contains(new Header(format, 301, 40));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Each 301 × 40: lossy, lossless, extended.
                RIFF + "56503820 18000000 300100 9d012a 2d01 2800 0000",
                RIFF + "5650384c 18000000 2f 2cc10900 0000000000",
                RIFF + "56503858 0a000000 10000000 2c0100 270000"
            })
    void allThreeKindsOfWebpAreRead(String hex) {
        byte[] content = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(Header.of(content)).contains(new Header(Format.WEBP, 301, 40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "BM", "<html>"})
    void whatIsNoneOfTheseIsNone(String content) {
        assertThat(Header.of(content.getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEmpty();
    }

    /** Whatever comes: an answer, and soon. */
    @Test
    void nothingMakesItFail() {
        Random random = new Random(7);
        List<byte[]> seeds =
                List.of(
                        Pictures.png(9, 9),
                        Pictures.drawn("jpg", 9, 9),
                        Pictures.drawn("gif", 9, 9),
                        HexFormat.of()
                                .parseHex((RIFF + "5650384c18000000").replace(" ", "") + "2f2c"));
        for (int round = 0; round < 200_000; round++) {
            byte[] seed = seeds.get(round % seeds.size());
            byte[] broken = Arrays.copyOf(seed, random.nextInt(seed.length + 40));
            for (int change = random.nextInt(4); change > 0 && broken.length > 0; change--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> ImageRules.judge(broken)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({"8193, 1", "1, 8193", "8000, 8000"})
    void whatNoPhoneCanUnpackIsRefused(int width, int height) {
        // Given
        byte[] content = Pictures.png(1, 1);
        write(content, 16, width);
        write(content, 20, height);

        // Then
        String actual = "%d × %d pixels".formatted(width, height);
        assertThat(ImageRules.judge(content).toString()).contains("actual=" + actual);
    }

    @Test
    void anImageIsWhatItsBytesSay() {
        assertThat(ImageRules.judge(Pictures.drawn("jpg", 20, 10)))
                .isEqualTo(new Reply.Done<>(new ChatMessage.Image("image/jpeg", 20, 10)));
        assertThat(ImageRules.judge(Pictures.pngOf(ImageRules.LARGEST + 1)))
                .isInstanceOf(Reply.Refused.class);
    }

    private static void write(byte[] content, int at, int number) {
        for (int i = 0; i < 4; i++) {
            content[at + i] = (byte) (number >>> 24 - 8 * i);
        }
    }
}
