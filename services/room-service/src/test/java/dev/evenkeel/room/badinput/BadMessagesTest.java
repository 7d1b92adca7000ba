package dev.evenkeel.room.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.room.api.ClientMessage;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.room.openapi.SocketCatalogue;
import dev.evenkeel.room.rights.Cast;
import dev.evenkeel.room.rights.Who;
import dev.evenkeel.testkit.badinput.Answers;
import dev.evenkeel.testkit.badinput.Bad;
import dev.evenkeel.testkit.badinput.Catalogue;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every message of the WebSocket with everything wrong that can be made of its shape. */
@RoomTest
class BadMessagesTest {
    /** Taken or not, after these there is nobody left to say the next. */
    private static final Set<String> LAST = Set.of("hello", "leave", "end-meeting");

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private final List<String> wrong = new ArrayList<>();
    private int count;
    private int refused;

    @Test
    void badMessagesAreRefusedByTheirFieldAndTheSocketStays() {
        Map<String, ObjectNode> messages = SocketCatalogue.of(ClientMessage.class);
        messages.keySet().removeAll(LAST);
        try (Cast cast = new Cast(base)) {
            Guest host = cast.socket(Who.HOST);
            Map<String, String> before = Tables.settled(cast.meetings());
            messages.forEach((type, shape) ->
                    catalogue(type, shape).stream()
                            .filter(bad -> isFatal(type, bad))
                            .forEach(bad -> say(host, type, bad)));
            for (String text : List.of("", "null", "true", "{\"type\":null}", "{\"type\":5}")) {
                say(host, "none", Bad.fatal(text, "", text));
            }
            assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
            assertThat(Tables.settled(cast.meetings())).isEqualTo(before);
            messages.forEach((type, shape) ->
                    catalogue(type, shape).stream()
                            .filter(bad -> !bad.isFatal())
                            .forEach(bad -> say(host, type, bad)));
        }
        System.out.printf("bad messages: %d said, %d of them refused%n", count, refused);
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    private static List<Bad> catalogue(String type, ObjectNode shape) {
        ObjectNode good = EventJson.mapper().createObjectNode().put("type", type);
        return Catalogue.of(UnaryOperator.identity(), shape, good, true);
    }

    /** What a ping carries is not read, and messages without values are that. */
    private static boolean isFatal(String type, Bad bad) {
        return bad.isFatal() && !(type.equals("ping") && !bad.pointer().isEmpty());
    }

    private void say(Guest host, String type, Bad bad) {
        count++;
        int problems = host.count("problem");
        int pongs = host.count("pong");
        host.sendText(bad.json()).send(Map.of("type", "ping", "t", type));
        await(type + " " + bad)
                .atMost(Guest.LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> host.count("pong") > pongs);
        List<JsonNode> heard = host.all("problem");
        if (heard.size() == problems) {
            if (bad.isFatal()) {
                wrong.add("%s: %s was taken".formatted(type, bad));
            }
            return;
        }
        refused++;
        JsonNode problem = heard.getLast().get("problem");
        if (problem.get("status").asInt() >= 500
                || (bad.isFatal() && !Answers.names(problem, bad.pointer()))
                || Answers.showsInternals(problem)) {
            wrong.add("%s: %s: %s".formatted(type, bad, Meetings.text(problem)));
        }
    }
}
