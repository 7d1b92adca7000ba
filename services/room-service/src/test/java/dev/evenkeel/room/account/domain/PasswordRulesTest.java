package dev.evenkeel.room.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private final PasswordRules rules = new PasswordRules(Set.of("password", "qwertyuiopas"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a quiet river",
                "twelve chars",
                "只有中文的密码也可以用啊",
                "no rules of composition at all",
                "💚🐎🔋📎 and so on"
            })
    void longOnesAreTakenWhateverTheyAreMadeOf(String password) {
        assertThat(rules.check(password, "ann@example.org")).isInstanceOf(Answer.Granted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "elevenchars",
                "QWERTYuiopas",
                "password1234",
                "Password2026!!",
                "aaaaaaaaaaaaaaaa",
                "abababababab",
                "my ann@example.org!"
            })
    void whatIsTriedFirstIsRefused(String password) {
        assertThat(rules.check(password, "ann@example.org"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOfSatisfying(
                                                Refusal.BadField.class,
                                                bad ->
                                                        assertThat(bad.field())
                                                                .isEqualTo("/password")));
    }

    @Test
    void tooLongIsRefusedAndNeverRepeated() {
        // When
        Answer<String> answer = rules.check("long secret ".repeat(11), "");

        // Then
        assertThat(answer.toString()).contains("12–128 characters").doesNotContain("long secret");
    }

    @Test
    void oneKeyboardTypesAsAnother() {
        // full-width letters, as a Chinese input method gives them
        assertThat(PasswordRules.normal("ａ ｑｕｉｅｔ ｒｉｖｅｒ")).isEqualTo("a quiet river");
    }
}
