package dev.evenkeel.room.account;

import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Role;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs what incident-service is shown by people who may watch the console. */
@Singleton
public class ConsoleTokens {
    private final TokenIssuer issuer;

    @Inject
    ConsoleTokens(
            @ConfigProperty(name = "evenkeel.tokens.private-key-file") Path privateKeyFile,
            Clock clock) {
        this.issuer = new TokenIssuer(KeyFiles.readPrivate(privateKeyFile), clock);
    }

    /** Names only the roles that count in this session. */
    public String issue(Caller caller) {
        return issuer.console(
                caller.accountId(), caller.roles().stream().map(Role::word).sorted().toList());
    }
}
