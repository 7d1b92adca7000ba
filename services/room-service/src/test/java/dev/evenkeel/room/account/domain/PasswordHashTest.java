package dev.evenkeel.room.account.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void onlyThePasswordMatches() {
        // Given
        PasswordHash hash = PasswordHash.of("a quiet river", random);

        // Then
        assertThat(hash.matches("a quiet river")).isTrue();
        assertThat(hash.matches("a quiet rivers")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(PasswordHash.of("a quiet river", random).phc())
                .isNotEqualTo(PasswordHash.of("a quiet river", random).phc())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    /** From the reference implementation: {@code argon2 somesalt -id -t 2 -m 16 -p 1}. */
    @Test
    void whatOthersHashedMatches() {
        PasswordHash reference =
                new PasswordHash(
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(reference.matches("password")).isTrue();
        assertThat(reference.matches("differentpassword")).isFalse();
    }

    @Test
    void logsDoNotSeeIt() {
        assertThat(PasswordHash.of("a quiet river", random)).hasToString("PasswordHash[…]");
    }
}
