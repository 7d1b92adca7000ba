package dev.evenkeel.room.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @Test
    void capitalsAndSpacesAroundAreNoDifference() {
        assertThat(Email.parse(" Ann.O'Hara+meet@Example.ORG "))
                .isEqualTo(Answer.granted("ann.o'hara+meet@example.org"));
    }

    @Test
    void theDomainNeedsNoDot() {
        assertThat(Email.parse("root@localhost")).isInstanceOf(Answer.Granted.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "ann",
                "ann@",
                "@example.org",
                "a@b@c",
                "ann@example.org\nBcc: all@example.org",
                "ann@-example.org",
                "<ann@example.org>",
                "ann@exa mple.org"
            })
    void otherThingsAreRefusedWithoutRepeatingThem(String typed) {
        assertThat(Email.parse(typed))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.toString()).doesNotContain("Bcc"));
    }

    @Test
    void longestIs254() {
        String domain = "x".repeat(63) + "." + "y".repeat(63) + "." + "z".repeat(60);

        assertThat(Email.parse("a".repeat(64) + "@" + domain)).isInstanceOf(Answer.Granted.class);
        assertThat(Email.parse("a".repeat(64) + "@z" + domain)).isInstanceOf(Answer.Refused.class);
    }
}
