package dev.evenkeel.room.account.domain;

import static dev.evenkeel.room.account.domain.Role.ADMIN;
import static dev.evenkeel.room.account.domain.Role.AUDITOR;
import static dev.evenkeel.room.account.domain.Role.HOST;
import static dev.evenkeel.room.account.domain.Role.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    /** Written a second time, by hand: who may what. */
    private static final Map<Right, Set<Role>> EXPECTED =
            Map.of(
                    Right.OWN_ACCOUNT, ALL,
                    Right.OWN_KEYS, ALL,
                    Right.CONSOLE, Set.of(OPERATOR, ADMIN, AUDITOR),
                    Right.SEE_PEOPLE, Set.of(ADMIN, AUDITOR),
                    Right.SEE_GROUPS, Set.of(HOST, ADMIN, AUDITOR),
                    Right.INVITE, Set.of(HOST, ADMIN),
                    Right.CHANGE_PEOPLE, Set.of(ADMIN));

    @ParameterizedTest
    @EnumSource
    void eachRoleHasExactlyItsRights(Role role) {
        for (Right right : Right.values()) {
            assertThat(right.refuse(caller(true, NOW, role), NOW).isEmpty())
                    .as("%s %s", role, right)
                    .isEqualTo(EXPECTED.get(right).contains(role));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutARoleThereIsNoRight(Right right) {
        assertThat(right.refuse(caller(true, NOW), NOW))
                .containsInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void operatorsAndAdministratorsNeedASecondFactor() {
        assertThat(Right.CONSOLE.refuse(caller(false, NOW, OPERATOR), NOW))
                .contains(new Refusal.SecondFactorRequired());
        assertThat(Right.CHANGE_PEOPLE.refuse(caller(false, NOW, ADMIN, HOST), NOW))
                .contains(new Refusal.SecondFactorRequired());
        assertThat(Right.CONSOLE.refuse(caller(false, NOW, AUDITOR), NOW)).isEmpty();
    }

    @Test
    void aSecondFactorCanBeAddedWithoutOne() {
        assertThat(Right.OWN_KEYS.refuse(caller(false, NOW, ADMIN), NOW)).isEmpty();
    }

    @Test
    void whoHasShownLessThanTheAccountAsksForAddsNoKeys() {
        assertThat(Right.OWN_KEYS.refuse(caller(WITH_CODES, false, NOW, HOST), NOW))
                .contains(new Refusal.SecondFactorRequired());
        assertThat(Right.OWN_KEYS.refuse(caller(WITH_PASSKEY, false, NOW, ADMIN), NOW))
                .contains(new Refusal.SecondFactorRequired());
        assertThat(Right.OWN_KEYS.refuse(caller(WITH_PASSKEY, true, NOW, ADMIN), NOW)).isEmpty();
        assertThat(Right.OWN_KEYS.refuse(caller(WITH_PASSKEY, false, NOW, HOST), NOW)).isEmpty();
        assertThat(Right.OWN_ACCOUNT.refuse(caller(WITH_CODES, false, NOW, HOST), NOW)).isEmpty();
    }

    @Test
    void aProofIsFreshForTenMinutes() {
        // Given
        Instant shown = NOW.minus(Duration.ofMinutes(10));

        // Then
        assertThat(Right.CHANGE_PEOPLE.refuse(caller(true, shown, ADMIN), NOW))
                .contains(new Refusal.ConfirmationNeeded());
        assertThat(Right.CHANGE_PEOPLE.refuse(caller(true, shown.plusMillis(1), ADMIN), NOW))
                .isEmpty();
        assertThat(Right.SEE_PEOPLE.refuse(caller(true, Instant.EPOCH, ADMIN), NOW)).isEmpty();
    }

    private static final WaysIn WITH_CODES = new WaysIn(true, 0, 0, true);
    private static final WaysIn WITH_PASSKEY = new WaysIn(true, 1, 0, false);

    private static Caller caller(boolean secondFactor, Instant confirmedAt, Role... roles) {
        return caller(
                secondFactor ? WITH_CODES : WaysIn.PASSWORD, secondFactor, confirmedAt, roles);
    }

    private static Caller caller(
            WaysIn waysIn, boolean secondFactor, Instant confirmedAt, Role... roles) {
        Account account =
                new Account(
                        "a-aaaaaaaaaaaa",
                        "ann@example.org",
                        false,
                        "Ann",
                        "en",
                        Set.of(roles),
                        false,
                        waysIn,
                        NOW);
        return new Caller(account, new UUID(0, 0), secondFactor, confirmedAt);
    }
}
