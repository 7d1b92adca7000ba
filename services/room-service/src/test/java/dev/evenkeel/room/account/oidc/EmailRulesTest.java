package dev.evenkeel.room.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.account.OidcProvider;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.ExternalIdentity;
import dev.evenkeel.room.account.domain.LoginFailure;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.account.domain.SessionOrigin;
import dev.evenkeel.room.account.domain.WaysIn;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmailRulesTest {

    @Test
    void everybodyIsWelcomeWhereNoDomainIsNamed() {
        assertThat(EmailRules.refuse(config(Map.of()), somebody(null, false))).isEmpty();
    }

    @Test
    void aDomainMustBeNamedWhollyAndVerified() {
        OidcProvider config = config(Map.of("domains", "Corp.example,corp.test"));

        assertThat(EmailRules.refuse(config, somebody("a@corp.example", true))).isEmpty();
        assertThat(EmailRules.refuse(config, somebody("a@corp.test", true))).isEmpty();
        assertThat(EmailRules.refuse(config, somebody("a@evilcorp.example", true)))
                .contains(LoginFailure.DOMAIN);
        assertThat(EmailRules.refuse(config, somebody("a@corp.example.evil", true)))
                .contains(LoginFailure.DOMAIN);
        assertThat(EmailRules.refuse(config, somebody("a@corp.example", false)))
                .contains(LoginFailure.EMAIL_UNVERIFIED);
        assertThat(EmailRules.refuse(config, somebody(null, false)))
                .contains(LoginFailure.EMAIL_MISSING);
    }

    @Test
    void onlyAVerifiedAddressMakesAnAccountAndOnlyWhereAccountsAreMade() {
        OidcProvider making = config(Map.of());
        OidcProvider closed = config(Map.of("create-accounts", "false"));

        assertThat(EmailRules.refuseNew(making, somebody("a@b.example", true))).isEmpty();
        assertThat(EmailRules.refuseNew(making, somebody("a@b.example", false)))
                .contains(LoginFailure.EMAIL_UNVERIFIED);
        assertThat(EmailRules.refuseNew(closed, somebody("a@b.example", true)))
                .contains(LoginFailure.NO_ACCOUNT);
    }

    @Test
    void anAccountIsLinkedWhenBothSidesKnowWhoseAddressItIs() {
        assertThat(EmailRules.refuseLink(account(true), somebody("a@b.example", true))).isEmpty();
        assertThat(EmailRules.refuseLink(account(true), somebody("a@b.example", false)))
                .contains(LoginFailure.EMAIL_UNVERIFIED);
        assertThat(EmailRules.refuseLink(account(false), somebody("a@b.example", true)))
                .contains(LoginFailure.LINK_FIRST);
    }

    private static OidcProvider config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        all.put("p.issuer", "https://login.example");
        all.put("p.client-id", "evenkeel");
        settings.forEach((key, value) -> all.put("p." + key, value));
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .withMapping(OidcProvider.class, "p")
                .build()
                .getConfigMapping(OidcProvider.class, "p");
    }

    private static ExternalIdentity somebody(@Nullable String email, boolean verified) {
        return new ExternalIdentity(
                new SessionOrigin("corp", "42", null, "token"),
                Optional.ofNullable(email),
                verified,
                Optional.empty(),
                null,
                null,
                false,
                null);
    }

    private static Account account(boolean verified) {
        return new Account(
                "a-aaaaaaaaaaaa",
                "a@b.example",
                verified,
                "Ann",
                "en",
                Role.REGISTERED,
                false,
                WaysIn.PASSWORD,
                Instant.EPOCH);
    }
}
