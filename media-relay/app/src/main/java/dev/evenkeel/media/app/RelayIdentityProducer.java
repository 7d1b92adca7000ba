package dev.evenkeel.media.app;

import dev.evenkeel.platform.id.Identifiers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The identity of this process, from its configuration. */
@Singleton
class RelayIdentityProducer {

    @Produces
    @Singleton
    RelayIdentity identity(
            RelayConfig config,
            Identifiers identifiers,
            @ConfigProperty(name = "quarkus.http.port") int httpPort) {
        return new RelayIdentity(
                config.id(),
                identifiers.uuid().toString(),
                config.region(),
                config.controlUrl().orElse("http://127.0.0.1:" + httpPort),
                config.bridgeAddress().orElse("127.0.0.1:" + config.udpPort()));
    }
}
