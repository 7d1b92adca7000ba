package dev.evenkeel.room.account.oidc;

import dev.evenkeel.room.account.AccountConfig;
import dev.evenkeel.room.account.Aside;
import dev.evenkeel.room.account.OidcProvider;
import dev.evenkeel.room.account.domain.Role;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The providers of the configuration. What they are asked is asked beside the event loops. */
@Singleton
public class Providers {
    private static final int THREADS = 8;
    private static final int WAITING = 200;

    private final Map<String, Provider> all = new TreeMap<>();
    private final Aside aside = new Aside("oidc", THREADS, WAITING);

    /** One of them. */
    record Provider(String key, OidcProvider config, Client client, Claims claims) {}

    /** As pages show it. */
    public record Button(String provider, String name) {}

    @Inject
    Providers(AccountConfig config, Clock clock) {
        config.oidc()
                .forEach((key, one) ->
                        all.put(
                                key,
                                new Provider(
                                        key, one, new Client(one, clock), new Claims(key, one))));
    }

    /** A role that is none is found before anybody signs in. */
    void check(@Observes StartupEvent started) {
        all.values().forEach(one -> one.config().roles().values().forEach(Role::of));
    }

    Optional<Provider> find(String key) {
        return Optional.ofNullable(all.get(key));
    }

    /** In the order of their names. */
    public List<Button> buttons() {
        return all.values().stream()
                .map(one -> new Button(one.key(), one.config().displayName().orElseGet(one::key)))
                .toList();
    }

    /** Fails with {@link ProviderException}, or {@link Aside.BusyException}. */
    <T> Uni<T> ask(Supplier<T> question) {
        return aside.run(question);
    }

    @PreDestroy
    void stop() {
        aside.close();
    }
}
