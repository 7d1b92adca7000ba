package dev.evenkeel.room.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.RoomTest;
import org.junit.jupiter.api.Test;

/** docs/openapi/room-service.yaml is what the service says of itself, and says all of it. */
@RoomTest
class DescriptionTest {

    @Test
    void theWrittenDescriptionIsTheOneServed() {
        Written.check("openapi/room-service.yaml", given().get(Interface.URL).asString());
    }

    @Test
    void everyOperationSaysWhatItIsForWhatItAnswersAndWhy() {
        Interface described = Interface.ofTheService();
        assertThat(described.operations()).hasSizeGreaterThan(60);
        described.document().get("paths").forEach(path -> path.forEach(this::isWhole));
        System.out.println("operations described: " + described.operations().size());
    }

    private void isWhole(JsonNode operation) {
        if (!operation.has("operationId")) {
            return;
        }
        String id = operation.get("operationId").asText();
        assertThat(operation.path("summary").asText()).as(id).isNotBlank();
        operation
                .path("parameters")
                .forEach(one -> assertThat(one.has("example")).as(id + " " + one).isTrue());
        operation
                .path("requestBody")
                .path("content")
                .forEach(media -> assertThat(media.has("example")).as(id + " body").isTrue());
        operation
                .get("responses")
                .forEach(answer ->
                        answer.path("content")
                                .forEach(media ->
                                        assertThat(
                                                        media.isEmpty()
                                                                || media.has("example")
                                                                || media.has("examples"))
                                                .as(id + " " + answer)
                                                .isTrue()));
    }
}
