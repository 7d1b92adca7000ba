package dev.evenkeel.telemetry.api;

import dev.evenkeel.testkit.openapi.Description;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/openapi/telemetry-ingest.yaml is what the service says of itself, and says all of it. */
@TelemetryTest
class DescriptionTest {

    @Test
    void theWrittenDescriptionIsTheOneServed() {
        new Description().isWrittenDownFor("telemetry-ingest");
    }

    @Test
    void everyEndpointIsDescribed() {
        new Description().hasEveryEndpoint();
    }

    @Test
    void everyOperationSaysWhatItIsForWhatItAnswersAndWhy() {
        new Description().saysAllOfEachOperation(Set.of("OtlpResource_export"));
    }
}
