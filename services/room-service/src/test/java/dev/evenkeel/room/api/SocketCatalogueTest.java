package dev.evenkeel.room.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.room.domain.Action;
import dev.evenkeel.room.domain.Rights;
import dev.evenkeel.room.domain.Standing;
import dev.evenkeel.room.live.Outlet;
import dev.evenkeel.room.live.ServerMessage;
import dev.evenkeel.room.openapi.SocketCatalogue;
import dev.evenkeel.testkit.openapi.Written;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/openapi/meeting-socket.yaml: every message of the WebSocket, who may send it, its shape. */
class SocketCatalogueTest {
    /** What the operations of streams ask for. */
    private static final Set<Action> OVER_REST = EnumSet.of(Action.MANAGE_STREAMS);

    private static final ObjectMapper YAML =
            new ObjectMapper(
                    new YAMLFactory()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES));

    @Test
    void theWrittenCatalogueIsThatOfTheCode() throws JsonProcessingException {
        ObjectNode document = YAML.createObjectNode();
        document.put("path", "/ws/v1/meetings/{meetingId}");
        document.put(
                "about",
                "JSON objects, the member type names the message. Only what is required in messages"
                        + " of the server is always there; clients leave out what they do not need."
                        + " A message that is refused is answered by the message problem.");
        ObjectNode closing = document.putObject("closing");
        Arrays.stream(Outlet.Closing.values())
                .forEach(one -> closing.put(Integer.toString(one.code()), one.reason()));
        ObjectNode client = document.putObject("fromClient");
        SocketCatalogue.of(ClientMessage.class)
                .forEach((name, schema) -> client.set(name, sent(name, schema)));
        ObjectNode server = document.putObject("fromServer");
        SocketCatalogue.of(ServerMessage.class)
                .forEach((name, schema) -> server.putObject(name).set("shape", schema));
        Written.check("openapi/meeting-socket.yaml", YAML.writeValueAsString(document));
    }

    @Test
    void everyActionHasItsMessage() {
        Set<Action> asked = EnumSet.copyOf(OVER_REST);
        SocketCatalogue.of(ClientMessage.class).keySet().forEach(name -> asked.add(action(name)));
        assertThat(asked).containsAll(Arrays.asList(Action.values()));
    }

    private static JsonNode sent(String name, ObjectNode shape) {
        ObjectNode message = YAML.createObjectNode();
        ArrayNode senders = message.putArray("mayBeSentBy");
        Action action = action(name);
        Arrays.stream(Standing.values())
                .filter(standing -> Rights.allows(standing, action))
                .forEach(one -> senders.add(one.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        return message.set("shape", shape);
    }

    private static Action action(String type) {
        try {
            return Actions.of(
                    EventJson.mapper()
                            .readValue("{\"type\":\"" + type + "\"}", ClientMessage.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError(type, e);
        }
    }
}
