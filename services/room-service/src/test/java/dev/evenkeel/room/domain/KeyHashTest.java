package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class KeyHashTest {

    @Test
    void onlyTheKeyMatches() {
        // Given
        String key = Keys.draw(new SecureRandom());

        // When
        KeyHash hash = KeyHash.of(key);

        // Then
        assertThat(hash.matches(key)).isTrue();
        assertThat(hash.matches(key + "A")).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(hash.hex()).doesNotContain(key);
    }

    @Test
    void keysAreLongAndNeverTheSame() {
        // Given
        SecureRandom random = new SecureRandom();

        // Then
        assertThat(Keys.draw(random)).hasSize(32).isNotEqualTo(Keys.draw(random));
    }

    @Test
    void aHashSaysNothingInLogs() {
        assertThat(KeyHash.of("secret")).hasToString("KeyHash[…]");
        assertThatThrownBy(() -> new KeyHash("abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
