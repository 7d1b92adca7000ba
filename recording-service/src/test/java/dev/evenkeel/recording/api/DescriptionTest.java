package dev.evenkeel.recording.api;

import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.testkit.openapi.Description;
import org.junit.jupiter.api.Test;

/** docs/openapi/recording-service.yaml is what the service says of itself, and says all of it. */
@RealParts
class DescriptionTest {

    @Test
    void theWrittenDescriptionIsTheOneServed() {
        new Description().isWrittenDownFor("recording-service");
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
