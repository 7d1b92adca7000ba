package dev.evenkeel.room.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.room.live.LiveRooms;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The small form of {@code bench/crowd}: no times, everything heard. */
@RoomTest
class CrowdTest {
    private static final int MEETINGS = 10;
    private static final int PEOPLE_EACH = 20;

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @Inject LiveRooms rooms;

    @TestHTTPResource URI base;

    @Test
    void everybodyOfAFullHouseHearsEverythingOnceAndInOrder() throws Exception {
        // Given
        Meetings.create();
        try (Crowd crowd = new Crowd(base)) {
            crowd.gather(MEETINGS, PEOPLE_EACH);
            Talk talk = new Talk(crowd);

            // When
            boolean whole = talk.chat(50, Duration.ofSeconds(5));

            // Then
            assertThat(whole).as("all heard and stored").isTrue();
            assertThat(talk.heard()).isEqualTo(talk.expected());
            assertThat(talk.sum(Attendee.Heard::twice)).isZero();
            assertThat(talk.sum(Attendee.Heard::outOfOrder)).isZero();
            assertThat(talk.sum(Attendee.Heard::problems)).isZero();
            assertThat(crowd.everybody()).noneMatch(person -> person.heard().isGone());
        }
    }

    @Test
    void whoHasLeftLeavesNothingBehind() throws Exception {
        // Given
        Meetings.create();
        try (Crowd crowd = new Crowd(base)) {
            crowd.gather(2, PEOPLE_EACH);

            // When
            crowd.disperse();

            // Then
            await().atMost(Guest.LIMIT)
                    .untilAsserted(() ->
                            assertThat(crowd.meetings())
                                    .allMatch(people -> isEmpty(people.getFirst().meetingId())));
        }
    }

    private boolean isEmpty(String meetingId) {
        return rooms.find(meetingId).orElseThrow().view().participantCount() == 0;
    }
}
