package dev.evenkeel.room.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResetLetterTest {
    private static final URI LINK = URI.create("https://meet.example/reset#s3cret");

    @Test
    void comesInThePersonsLanguage() {
        assertThat(ResetLetter.of(account("Ann", "en"), LINK).text())
                .contains("Hello Ann", LINK.toString());
        assertThat(ResetLetter.of(account("安", "zh-CN"), LINK).text())
                .contains("安，您好", LINK.toString());
        assertThat(ResetLetter.of(account("安", "zh-CN"), LINK).html()).contains("lang=\"zh-CN\"");
    }

    @Test
    void aNameIsNoMarkup() {
        // When
        AccountLetter letter = ResetLetter.of(account("<img src=x> & \"Eve\"", "en"), LINK);

        // Then
        assertThat(letter.html())
                .contains("&lt;img src=x&gt; &amp; &quot;Eve&quot;")
                .doesNotContain("<img");
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
