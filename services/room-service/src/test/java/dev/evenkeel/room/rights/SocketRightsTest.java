package dev.evenkeel.room.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.api.ClientMessage;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.room.openapi.SocketCatalogue;
import dev.evenkeel.testkit.rights.RightsTable;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every message of the WebSocket × everybody × own and other meeting. */
@RoomTest
class SocketRightsTest {
    /** After these somebody is not what they were. */
    private static final List<String> LAST = List.of("admit-all", "leave", "end-meeting");

    private static final List<Who> SEATED =
            List.of(Who.WAITING, Who.PARTICIPANT, Who.CO_HOST, Who.HOST);

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private final RightsTable table = RightsTable.read("rights.md", "message");
    private final Set<String> messages = SocketCatalogue.of(ClientMessage.class).keySet();
    private final List<String> wrong = new ArrayList<>();
    private int cells;

    @Test
    void everybodyIsAnsweredAsTheTableSays() {
        try (Cast cast = new Cast(base)) {
            messages.forEach(message -> outside(cast, message));
            messages.stream()
                    .filter(message -> !LAST.contains(message) && !message.equals("hello"))
                    .forEach(message -> SEATED.forEach(who -> inside(cast, message, who)));
            SEATED.forEach(who -> hello(cast, who));
        }
        LAST.forEach(this::lastOfAll);
        System.out.println("rights over WebSocket: " + cells + " cells checked");
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    @Test
    void theTableHasNoRowForWhatIsNotThere() {
        assertThat(table.names()).isEqualTo(messages);
    }

    /** Who has no seat there is sent away, whatever is said; so is who has one elsewhere. */
    private void outside(Cast cast, String message) {
        for (Who who : Who.values()) {
            if (!SEATED.contains(who)) {
                compare(message, who, true, sentAway(cast, cast.live(), message, who));
            }
            compare(message, who, false, sentAway(cast, cast.otherLive(), message, who));
        }
    }

    private String sentAway(Cast cast, JsonNode meeting, String message, Who who) {
        Guest guest = new Guest(base, Meetings.id(meeting));
        if (cast.seat(who).isPresent()) {
            guest.hello(cast.seat(who).get());
        }
        if (!message.equals("hello")) {
            guest.trySend(Map.of("type", message));
        } else if (cast.seat(who).isEmpty()) {
            guest.send(Map.of("type", "hello", "participantId", "p-none", "resumeKey", "none"));
        }
        return Integer.toString(guest.closeCode());
    }

    /** The message without its values: what is allowed gets as far as being called incomplete. */
    private void inside(Cast cast, String message, Who who) {
        Guest guest = cast.socket(who);
        long before = refusals(guest);
        int pongs = guest.count("pong");
        guest.send(Map.of("type", message)).send(Map.of("type", "ping", "t", message));
        await(message + " of " + who)
                .atMost(Guest.LIMIT)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> guest.count("pong") > pongs + (message.equals("ping") ? 1 : 0));
        compare(message, who, true, refusals(guest) == before ? "yes" : "403");
    }

    /** A newer connection of the same seat. */
    private void hello(Cast cast, Who who) {
        Guest newer = new Guest(base, Meetings.id(cast.live())).hello(cast.seat(who).get());
        newer.await(who == Who.WAITING ? "waiting" : "welcome");
        compare("hello", who, true, "yes");
        newer.close();
    }

    private void lastOfAll(String message) {
        try (Cast cast = new Cast(base)) {
            for (Who who : SEATED) {
                if (table.cell(message, who.word()).own().equals("403")) {
                    inside(cast, message, who);
                }
            }
            switch (message) {
                case "admit-all" -> admitAll(cast);
                case "leave" -> SEATED.forEach(who -> over(cast, message, who, 1000));
                default -> over(cast, message, Who.HOST, 4410);
            }
        }
    }

    private void admitAll(Cast cast) {
        inside(cast, "admit-all", Who.CO_HOST);
        cast.socket(Who.WAITING).await("welcome");
        inside(cast, "admit-all", Who.HOST);
    }

    private void over(Cast cast, String message, Who who, int code) {
        Guest guest = cast.socket(who);
        guest.send(Map.of("type", message));
        assertThat(guest.closeCode()).isEqualTo(code);
        compare(message, who, true, "yes");
    }

    private void compare(String message, Who who, boolean own, String found) {
        cells++;
        RightsTable.Cell cell = table.cell(message, who.word());
        String expected = own ? cell.own() : cell.other();
        if (!found.equals(expected)) {
            wrong.add(
                    "%s of %s, %s: %s, expected %s"
                            .formatted(
                                    message, who.word(), own ? "own" : "other", found, expected));
        }
    }

    private static long refusals(Guest guest) {
        return guest.all("problem").stream()
                .filter(one -> one.at("/problem/status").asInt() == 403)
                .count();
    }
}
