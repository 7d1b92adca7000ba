package dev.evenkeel.room.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityTagsTest {

    @Test
    void onlyTheSameStrongTagMatches() {
        assertThat(EntityTags.matches("\"abc\"", "abc")).isTrue();
        assertThat(EntityTags.matches("\"x\", \"abc\"", "abc")).isTrue();
        assertThat(EntityTags.matches("W/\"abc\"", "abc")).isFalse();
        assertThat(EntityTags.matches("abc", "abc")).isFalse();
        assertThat(EntityTags.matches("", "abc")).isFalse();
    }

    @Test
    void aStarIsAny() {
        assertThat(EntityTags.isAny(" * ")).isTrue();
        assertThat(EntityTags.isAny("\"*\"")).isFalse();
    }
}
