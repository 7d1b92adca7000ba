package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/m/abc-defg-hij?x=1#chat"})
    void pathsOfThisSiteArePages(String path) {
        assertThat(Targets.safe(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "console",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/a\r\nSet-Cookie: x",
                "/a b"
            })
    void nothingElseIs(String path) {
        assertThat(Targets.safe(path)).isEqualTo("/");
    }

    @Test
    void whatCameOfItGoesIntoTheQuery() {
        assertThat(Targets.with("/account", "sso", "linked")).isEqualTo("/account?sso=linked");
        assertThat(Targets.with("/m/a?x=1#top", "sso", "a b")).isEqualTo("/m/a?x=1&sso=a+b#top");
    }
}
