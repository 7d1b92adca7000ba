package dev.evenkeel.platform.id;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Identifiers of the process, drawn from the operating system's randomness. */
@Singleton
public class IdentifiersProducer {

    @Produces
    @Singleton
    @DefaultBean
    Identifiers identifiers(Clock clock) {
        return new Identifiers(new SecureRandom(), clock);
    }
}
