package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.PasswordRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The rules for passwords, with the list of common ones that comes with the service. */
final class CommonPasswords {
    private static final String LIST = "/common-passwords.txt";

    private CommonPasswords() {}

    @Produces
    @Singleton
    static PasswordRules rules() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is missing");
            }
            return new PasswordRules(
                    new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
