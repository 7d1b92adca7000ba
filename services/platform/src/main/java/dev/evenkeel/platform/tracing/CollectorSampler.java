package dev.evenkeel.platform.tracing;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Without a collector no span is recorded: identities are still made and carried on, so that one
 * trace can be followed through record headers and logs, and nothing waits for a connection that
 * will never come.
 */
@Singleton
public class CollectorSampler {

    @Produces
    @Singleton
    Sampler sampler(
            @ConfigProperty(name = "quarkus.otel.exporter.otlp.endpoint")
                    Optional<String> collector) {
        return collector.filter(endpoint -> !endpoint.isBlank()).isPresent()
                ? Sampler.parentBased(Sampler.alwaysOn())
                : Sampler.alwaysOff();
    }
}
