package dev.evenkeel.room.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverCommand.Action;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RelayDouble;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.placement.SeveralPairsTest.TwoEach;
import dev.evenkeel.room.store.RoomReader;
import dev.evenkeel.room.store.StoredRoom;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four relays that should carry two people of a meeting each, and a meeting of three. */
@RoomTest
@TestProfile(TwoEach.class)
class SeveralPairsTest extends FourRelaysStage {
    /** Small relays. */
    public static final class TwoEach implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("evenkeel.room.people-per-relay", "2");
        }
    }

    @Inject RoomReader stored;

    private TopicReader lifecycle;
    private JsonNode meeting;
    private JsonNode ann;
    private JsonNode cat;
    private MeetingPlaced spread;

    @BeforeEach
    void threePeopleMeet() {
        lifecycle =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.MEETING_LIFECYCLE);
        meeting = Meetings.create();
        ann = Meetings.joinAsHost(meeting, "Ann");
        Meetings.join(meeting, "Bob");
        spread =
                reader.await(
                                EventTypes.MEETING_PLACED,
                                placed ->
                                        placed.meetingId().equals(Meetings.id(meeting))
                                                && placed.pairs().size() == 2,
                                Guest.LIMIT)
                        .data();
        await().atMost(Guest.LIMIT).until(() -> joinsElsewhere());
    }

    /** The event may be there before the meeting knows. */
    private boolean joinsElsewhere() {
        cat = Meetings.join(meeting, "Cat");
        return !primary(cat).equals(primary(ann));
    }

    @AfterEach
    void closeLifecycle() {
        lifecycle.close();
    }

    private static JsonNode claims(JsonNode admission) throws Exception {
        String payload = admission.get("joinToken").asText().split("\\.", -1)[1];
        return EventJson.mapper().readTree(Base64.getUrlDecoder().decode(payload));
    }

    @Test
    void whoComesWhenARelayIsFullSitsOnAnotherPair() throws Exception {
        // Then: another pair of other relays, and everybody is told all of them
        assertThat(spread.reason()).isEqualTo(MeetingPlaced.Reason.SPREAD);
        assertThat(spread.relayIds()).hasSize(4);
        assertThat(Set.of(primary(ann), standby(ann), primary(cat), standby(cat))).hasSize(4);
        assertThat(claims(cat).get("branch").asInt()).isEqualTo(1);
        assertThat(claims(cat).at("/relays/0").asText()).isEqualTo(primary(cat));
        assertThat(claims(cat).get("pairs"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        spread.primary() + "/" + spread.standby(),
                        primary(cat) + "/" + standby(cat));
        assertThat(claims(ann).has("pairs")).as("while there was one pair").isFalse();
        allRelays().forEach(relay -> awaitBranches(relay, primary(cat)));
        assertThat(
                        lifecycle
                                .await(
                                        EventTypes.PARTICIPANT_JOINED,
                                        joined ->
                                                joined.participantId()
                                                        .equals(cat.get("participantId").asText()),
                                        Guest.LIMIT)
                                .data()
                                .branch())
                .isEqualTo(1);
    }

    private void awaitBranches(RelayDouble relay, String primary) {
        await(relay.relayId())
                .atMost(Guest.LIMIT)
                .until(() ->
                        relay.calls(Meetings.id(meeting)).stream()
                                .anyMatch(call ->
                                        primary.equals(
                                                        call.body()
                                                                .at("/branches/0/primary")
                                                                .asText())
                                                && call.body().get("bridges").size() == 4));
    }

    @Test
    void aLostRelayMovesItsOwnPeopleAlone() {
        // Given
        Guest annThere = Meetings.connect(base, meeting, ann);
        Guest catThere = Meetings.connect(base, meeting, cat);
        long epoch = annThere.await("welcome").at("/placement/epoch").asLong();
        Placed placed = new Placed(Meetings.id(meeting), primary(cat), standby(cat), epoch);

        // When
        FailoverCommand command = command(placed, Action.PROMOTE_STANDBY, placed.primary());
        FailoverOutcome outcome = carryOut(command);

        // Then
        assertThat(outcome.result()).isEqualTo(FailoverOutcome.Result.APPLIED);
        assertThat(outcome.detail()).contains(standby(cat) + " is primary now");
        JsonNode toCat = catThere.await("placement", after(epoch)).get("placement");
        assertThat(toCat.at("/primary/relayId").asText()).isEqualTo(standby(cat));
        JsonNode toAnn = annThere.await("placement", after(epoch)).get("placement");
        assertThat(toAnn.at("/primary/relayId").asText()).isEqualTo(primary(ann));
        assertThat(toAnn.at("/standby/relayId").asText()).isEqualTo(standby(ann));
    }

    private static Predicate<JsonNode> after(long epoch) {
        return message -> message.at("/placement/epoch").asLong() == epoch + 1;
    }

    @Test
    void pairsAndSeatsAreStored() {
        // When
        StoredRoom room =
                stored.open(Meetings.id(meeting)).await().atMost(Guest.LIMIT).orElseThrow();

        // Then
        assertThat(room.placement().toEvent(spread.meetingId()).pairs()).isEqualTo(spread.pairs());
        assertThat(room.state().seat(ann.get("participantId").asText()).orElseThrow().branch())
                .isZero();
        assertThat(room.state().seat(cat.get("participantId").asText()).orElseThrow().branch())
                .isEqualTo(1);
    }

    @Test
    void whoComesBackSitsWhereTheySat() {
        // Given
        Guest first = Meetings.connect(base, meeting, cat);
        first.breakOff();

        // When
        Guest again = new Guest(base, Meetings.id(meeting)).hello(cat);

        // Then
        assertThat(again.await("welcome").at("/placement/primary/relayId").asText())
                .isEqualTo(primary(cat));
    }
}
