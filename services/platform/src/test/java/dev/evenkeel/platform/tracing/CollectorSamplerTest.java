package dev.evenkeel.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CollectorSamplerTest {
    private final CollectorSampler producer = new CollectorSampler();

    @Test
    void recordsOnlyForACollector() {
        assertThat(producer.sampler(Optional.empty())).isEqualTo(Sampler.alwaysOff());
        assertThat(producer.sampler(Optional.of(" "))).isEqualTo(Sampler.alwaysOff());
        assertThat(producer.sampler(Optional.of("http://127.0.0.1:4317")).getDescription())
                .startsWith("ParentBased{root:AlwaysOnSampler");
    }
}
