package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.RelayPair;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeetingBoardTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final MeetingPlaced SMALL =
            new MeetingPlaced(
                    "abc-defg-hij",
                    "relay-a",
                    "relay-b",
                    1,
                    MeetingPlaced.Reason.CREATED,
                    null,
                    NOON);
    private static final MeetingPlaced LARGE =
            new MeetingPlaced(
                    "abc-defg-hij",
                    "relay-a",
                    "relay-b",
                    2,
                    MeetingPlaced.Reason.SPREAD,
                    null,
                    NOON,
                    List.of(new RelayPair("relay-c", "relay-d")));

    private final MeetingSight meeting = MeetingSight.unseen("abc-defg-hij").placed(LARGE);

    @Test
    void peopleAreOnThePrimaryOfTheirOwnPair() {
        // When
        MeetingSight seen = meeting.joined("p-1", null).joined("p-2", 1).joined("p-3", 0);

        // Then
        assertThat(seen.people())
                .containsEntry("p-1", "relay-a")
                .containsEntry("p-2", "relay-c")
                .containsEntry("p-3", "relay-a");
    }

    /** People and placements come on different topics. */
    @Test
    void whoComesBeforeTheirPairIsKnownWaitsForIt() {
        // Given
        MeetingSight early =
                MeetingSight.unseen("abc-defg-hij").joined("p-1", null).joined("p-2", 1);

        // When
        MeetingSight small = early.placed(SMALL).joined("p-3", 1).present("p-3", "relay-d");
        MeetingSight large = small.placed(LARGE);

        // Then
        assertThat(small.people()).containsEntry("p-1", "relay-a").containsEntry("p-2", "");
        assertThat(large.people())
                .containsEntry("p-1", "relay-a")
                .containsEntry("p-2", "relay-c")
                .as("known from elsewhere meanwhile")
                .containsEntry("p-3", "relay-d");
        assertThat(large.awaiting()).isEmpty();
    }

    @Test
    void everyRelayOfAllPairsIsUsed() {
        assertThat(List.of("relay-a", "relay-b", "relay-c", "relay-d")).allMatch(meeting::uses);
        assertThat(meeting.uses("relay-e")).isFalse();
    }
}
