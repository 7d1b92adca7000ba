package dev.evenkeel.incident;

import dev.evenkeel.testkit.openapi.Description;
import org.junit.jupiter.api.Test;

/** docs/openapi/incident-service.yaml is what the service says of itself, and says all of it. */
@RealParts
class DescriptionTest {

    @Test
    void theWrittenDescriptionIsTheOneServed() {
        new Description().isWrittenDownFor("incident-service");
    }

    @Test
    void everyEndpointIsDescribed() {
        new Description().hasEveryEndpoint();
    }

    @Test
    void everyOperationSaysWhatItIsForWhatItAnswersAndWhy() {
        new Description().saysAllOfEachOperation();
    }
}
