package dev.evenkeel.room.openapi;

import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.testkit.openapi.Description;
import org.junit.jupiter.api.Test;

/** docs/openapi/room-service.yaml is what the service says of itself, and says all of it. */
@RoomTest
class DescriptionTest {

    @Test
    void theWrittenDescriptionIsTheOneServed() {
        new Description().isWrittenDownFor("room-service");
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
