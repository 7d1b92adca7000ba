package dev.evenkeel.room.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationLetterTest {
    private static final URI LINK = URI.create("https://meet.example/confirm#s3cret");

    @ParameterizedTest
    @CsvSource({
        "en, Confirm your e-mail address for Evenkeel, seven days",
        "zh-CN, 确认您的 Evenkeel 电子邮箱, 七天"
    })
    void comesInThePersonsLanguage(String language, String subject, String life) {
        // When
        AccountLetter letter = VerificationLetter.of(account("Ann", language), LINK);

        // Then
        assertThat(letter.subject()).isEqualTo(subject);
        assertThat(letter.text()).contains(LINK.toString(), life);
        assertThat(letter.html()).contains("lang=\"" + language + "\"", LINK.toString());
    }

    @Test
    void saysNothingThatWasTypedWhileRegistering() {
        // When
        AccountLetter letter = VerificationLetter.of(account("Win at evil.example", "en"), LINK);

        // Then
        assertThat(letter.subject() + letter.text() + letter.html()).doesNotContain("evil");
        assertThat(letter.toString()).doesNotContain("s3cret");
    }

    private static Account account(String name, String language) {
        return new Account(
                "a-aaaaaaaaaaaa",
                "ann@example.org",
                false,
                name,
                language,
                Set.of(Role.HOST),
                false,
                WaysIn.PASSWORD,
                Instant.EPOCH);
    }
}
