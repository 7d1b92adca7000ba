package dev.evenkeel.platform.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc.def-g_h", "bearer   abc.def-g_h", "BEARER abc.def-g_h "})
    void tokenIsFound(String header) {
        assertThat(BearerTokens.from(header)).contains("abc.def-g_h");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic abc", "Bearer a b", "abc"})
    void anythingElseIsNoToken(String header) {
        assertThat(BearerTokens.from(header)).isEmpty();
    }

    @Test
    void longSpacesCostNothing() {
        assertThat(BearerTokens.from("Bearer " + " ".repeat(100_000) + "é")).isEmpty();
    }
}
