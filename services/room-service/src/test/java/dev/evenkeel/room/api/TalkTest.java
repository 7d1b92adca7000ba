package dev.evenkeel.room.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Chat in private, second thoughts, announcements, polls. */
@RoomTest
class TalkTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private final String id = UUID.randomUUID().toString();
    private JsonNode meeting;
    private JsonNode bobsSeat;
    private Guest ann;
    private Guest bob;
    private Guest cem;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        ann = Meetings.connect(base, meeting, Meetings.joinAsHost(meeting, "Ann"));
        bobsSeat = Meetings.join(meeting, "Bob");
        bob = Meetings.connect(base, meeting, bobsSeat);
        cem = Meetings.connect(base, meeting, Meetings.join(meeting, "Cem"));
    }

    @Test
    void whatIsPrivateStaysBetweenTwoAlsoForThoseWhoComeLater() {
        // When
        cem.send(
                Map.of(
                        "type",
                        "chat",
                        "id",
                        id,
                        "text",
                        "between us",
                        "to",
                        bobsSeat.get("participantId").asText()));
        cem.await("chat-stored");
        cem.chat(UUID.randomUUID().toString(), "for all");

        // Then
        JsonNode heard = bob.await("chat").get("message");
        assertThat(heard.get("text").asText()).isEqualTo("between us");
        assertThat(heard.get("to").get("name").asText()).isEqualTo("Bob");
        ann.await("chat");
        assertThat(ann.chatTexts()).containsExactly("for all");
        JsonNode late = Meetings.join(meeting, "Dee");
        assertThat(late.get("chat").findValuesAsText("text")).containsExactly("for all");
        Guest again = new Guest(base, Meetings.id(meeting)).hello(bobsSeat);
        assertThat(again.await("welcome").get("chat").findValuesAsText("text"))
                .containsExactly("between us", "for all");
    }

    @Test
    void aChangeReachesThoseWhoWereAwayToo() {
        // Given
        bob.chat(id, "frist").await("chat-stored");
        long seen = bob.await("chat").get("message").get("seq").asLong();
        ann.await("chat");

        // When
        bob.send(Map.of("type", "chat-edit", "id", id, "text", "first"));

        // Then
        JsonNode changed = ann.await("chat-changed").get("message");
        assertThat(changed.get("text").asText()).isEqualTo("first");
        assertThat(changed.get("seq").asLong()).isEqualTo(seen);
        assertThat(changed.hasNonNull("editedAt")).isTrue();
        bob.breakOff();
        Guest again = new Guest(base, Meetings.id(meeting)).hello(bobsSeat, seen);
        assertThat(again.await("welcome").get("chat").findValuesAsText("text"))
                .containsExactly("first");
    }

    @Test
    void theHostDeletesAndNobodyElseDoes() {
        // Given
        bob.chat(id, "rude").await("chat-stored");

        // When
        cem.send(Map.of("type", "chat-delete", "id", id));
        assertThat(cem.await("problem").get("problem").get("status").asInt()).isEqualTo(403);
        ann.send(Map.of("type", "chat-delete", "id", id));

        // Then
        JsonNode deleted = cem.await("chat-changed").get("message");
        assertThat(deleted.get("text").asText()).isEmpty();
        assertThat(deleted.hasNonNull("deletedAt")).isTrue();
    }

    @Test
    void receiptsAndReactionsAreToldToAll() {
        // Given
        bob.chat(id, "hello");
        long seq = ann.await("chat").get("message").get("seq").asLong();

        // When
        cem.send(Map.of("type", "chat-read", "seq", seq));
        cem.send(Map.of("type", "reaction", "emoji", "👍"));
        cem.send(Map.of("type", "reaction", "emoji", "<b>"));

        // Then
        JsonNode read = bob.await("receipts").get("readUpTo");
        assertThat(read.elements().next().asLong()).isEqualTo(seq);
        assertThat(bob.await("reaction").get("emoji").asText()).isEqualTo("👍");
        assertThat(cem.await("problem").get("problem").get("field").asText()).isEqualTo("/emoji");
        assertThat(bob.count("reaction")).isEqualTo(1);
    }

    @Test
    void hostsSeeWhoHasReadAnAnnouncement() {
        // Given
        ann.send(Map.of("type", "announce", "id", id, "text", "Fire drill at noon"));
        bob.await("announcement");

        // When
        bob.send(Map.of("type", "acknowledge", "announcementId", id));

        // Then
        assertThat(ann.await("acknowledged").get("participantId"))
                .isEqualTo(bobsSeat.get("participantId"));
        bob.await("acknowledged");
        assertThat(cem.count("acknowledged")).isZero();
        JsonNode welcome = new Guest(base, Meetings.id(meeting)).hello(bobsSeat).await("welcome");
        assertThat(welcome.get("announcements").get(0).get("acknowledgedBy")).hasSize(1);
    }

    @Test
    void aPollShowsItsResultsAsTheyCome() {
        // Given
        ann.send(
                Map.of(
                        "type",
                        "poll-open",
                        "id",
                        id,
                        "question",
                        "Lunch?",
                        "kind",
                        "single",
                        "anonymous",
                        false,
                        "options",
                        List.of("Noodles", "Rice")));
        bob.await("poll");

        // When
        bob.send(Map.of("type", "poll-vote", "pollId", id, "choices", List.of(1)));
        cem.send(Map.of("type", "poll-vote", "pollId", id, "choices", List.of(1)));

        // Then
        JsonNode rice =
                ann.await("poll", m -> option(m, 1).get("votes").asInt() == 2)
                        .get("poll")
                        .get("options")
                        .get(1);
        assertThat(rice.get("voters").findValuesAsText("name"))
                .containsExactlyInAnyOrder("Bob", "Cem");

        // When
        ann.send(Map.of("type", "poll-close", "pollId", id));

        // Then
        bob.await("poll", m -> m.get("poll").hasNonNull("closedAt"));
    }

    @Test
    void anAnonymousPollNamesNobody() {
        // Given
        ann.send(
                Map.of(
                        "type", "poll-open",
                        "id", id,
                        "question", "Happy?",
                        "kind", "rating",
                        "anonymous", true));
        bob.await("poll");

        // When
        bob.send(Map.of("type", "poll-vote", "pollId", id, "choices", List.of(4)));

        // Then
        JsonNode poll = ann.await("poll", m -> option(m, 4).get("votes").asInt() == 1).get("poll");
        assertThat(option(ann.all("poll").getLast(), 4).has("voters")).isFalse();
        assertThat(poll.get("votedBy")).hasSize(1);
    }

    private static JsonNode option(JsonNode message, int number) {
        return message.get("poll").get("options").get(number);
    }
}
