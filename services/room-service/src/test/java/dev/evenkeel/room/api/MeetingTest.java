package dev.evenkeel.room.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@RoomTest
class MeetingTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    @Test
    void twoPeopleMeetAndTalk() {
        // Given
        JsonNode meeting = Meetings.create();
        JsonNode ann = Meetings.joinAsHost(meeting, "  Ann ");
        JsonNode bob = Meetings.join(meeting, "Bob");
        Guest first = Meetings.connect(base, meeting, ann);
        Guest second = Meetings.connect(base, meeting, bob);

        // When
        first.chat(UUID.randomUUID().toString(), "hello\nthere");

        // Then
        JsonNode said = second.await("chat").get("message");
        assertThat(said.get("text").asText()).isEqualTo("hello\nthere");
        assertThat(said.get("name").asText()).isEqualTo("Ann");
        assertThat(first.await("chat-stored").get("seq")).isEqualTo(said.get("seq"));
        assertThat(second.await("welcome").get("participants")).hasSize(2);
    }

    @Test
    void admissionSaysEverythingANewcomerNeeds() {
        // Given
        JsonNode meeting = Meetings.create();

        // When
        JsonNode admission = Meetings.joinAsHost(meeting, "Ann");

        // Then
        assertThat(meeting.get("link").asText()).isEqualTo("/m/" + Meetings.id(meeting));
        assertThat(admission.get("role").asText()).isEqualTo("host");
        JsonNode placement = admission.get("placement");
        assertThat(placement.get("epoch").asLong()).isPositive();
        String primary = placement.get("primary").get("relayId").asText();
        assertThat(placement.get("primary").get("url").asText())
                .isEqualTo("/relays/" + primary + "/media/v1");
        assertThat(placement.has("standby")).isTrue();
        assertThat(admission.get("participants").get(0).get("microphone").asText())
                .isEqualTo("off");
        assertThat(admission.get("chat")).isEmpty();
    }

    @Test
    void theWorldHearsOfAMeeting() {
        // Given
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(),
                        Topics.MEETING_LIFECYCLE,
                        Topics.MEETING_PLACEMENT)) {
            JsonNode meeting = Meetings.create();
            String id = Meetings.id(meeting);
            JsonNode ann = Meetings.joinAsHost(meeting, "Ann");
            Guest host = Meetings.connect(base, meeting, ann);

            // When
            host.send(Map.of("type", "end-meeting"));

            // Then
            assertThat(host.closeCode()).isEqualTo(4410);
            reader.awaitRecord(
                    r -> id.equals(r.key()) && r.value() == null, Guest.LIMIT, "tombstone");
            reader.await(EventTypes.MEETING_ENDED, e -> e.meetingId().equals(id), Guest.LIMIT);
            assertThat(reader.all(EventTypes.MEETING_PLACED))
                    .anyMatch(e -> e.key().equals(id) && e.data().epoch() == 1);
            assertThat(reader.all(EventTypes.MEETING_STARTED))
                    .filteredOn(e -> e.key().equals(id))
                    .hasSize(1);
            assertThat(reader.all(EventTypes.PARTICIPANT_JOINED))
                    .anyMatch(e -> e.key().equals(id) && e.data().displayName().equals("Ann"));
        }
    }

    @Test
    void relaysAreToldWhereTheMeetingRuns() {
        // When
        JsonNode meeting = Meetings.create();

        // Then
        String id = Meetings.id(meeting);
        await().atMost(Guest.LIMIT)
                .until(() -> !relays.a().epochs(id).isEmpty() && !relays.b().epochs(id).isEmpty());
        JsonNode order = relays.a().calls(id).getFirst().body();
        assertThat(order.get("bridges").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("relay-a", "relay-b");
        assertThat(List.of(order.get("primary").asText(), order.get("standby").asText()))
                .containsExactlyInAnyOrder("relay-a", "relay-b");
    }
}
