package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({"Ann,Ann", "'  Ann B. ','Ann B.'", "李雷,李雷", "👩‍🚀,👩‍🚀"})
    void namesAreTrimmed(String typed, String name) {
        assertThat(Text.name(typed)).isEqualTo(new Reply.Done<>(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\0b", "a\u0085b", "a\u2028b", "a\u007fb", "\ud800"})
    void controlCharactersAreRefused(String typed) {
        assertThat(Text.name(typed)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void theRefusalSaysWhatWasExpectedAndWhatCame() {
        assertThat(Text.name("  "))
                .isEqualTo(
                        new Reply.Refused<String>(
                                new Refusal.BadField("/name", "1–60 characters", "nothing")));
        assertThat(Text.name("x".repeat(61)))
                .isEqualTo(
                        new Reply.Refused<String>(
                                new Refusal.BadField("/name", "1–60 characters", "61 characters")));
        assertThat(Text.name("a\u0007b"))
                .isEqualTo(
                        new Reply.Refused<String>(
                                new Refusal.BadField("/name", "no control characters", "U+0007")));
    }

    @Test
    void lengthsAtTheLimitAreAccepted() {
        assertThat(Text.name("x".repeat(60))).isInstanceOf(Reply.Done.class);
        assertThat(Text.title("x".repeat(120))).isInstanceOf(Reply.Done.class);
        assertThat(Text.title("x".repeat(121))).isInstanceOf(Reply.Refused.class);
        assertThat(Text.title(null)).isEqualTo(new Reply.Done<>(""));
    }
}
