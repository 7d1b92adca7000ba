package dev.evenkeel.room.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RecoveryCodesTest {

    @Test
    void tenDifferentOnesOfAHundredBits() {
        // When
        List<String> codes = RecoveryCodes.draw(RandomGenerator.of("L64X128MixRandom"));

        // Then
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z2-7]{5}(-[a-z2-7]{5}){3}"))
                .allMatch(RecoveryCodes::looksLikeOne);
    }

    @Test
    void hyphensAndCapitalsDoNotMatter() {
        assertThat(RecoveryCodes.hash("ABCDE fghij-klmno 22345"))
                .isEqualTo(RecoveryCodes.hash("abcde-fghij-klmno-22345"));
        assertThat(RecoveryCodes.looksLikeOne("123 456")).isFalse();
    }
}
