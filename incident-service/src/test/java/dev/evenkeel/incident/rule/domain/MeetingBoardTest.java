package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.RelayPair;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeetingBoardTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final MeetingSight meeting =
            MeetingSight.unseen("abc-defg-hij")
                    .placed(
                            new MeetingPlaced(
                                    "abc-defg-hij",
                                    "relay-a",
                                    "relay-b",
                                    2,
                                    MeetingPlaced.Reason.SPREAD,
                                    null,
                                    NOON,
                                    List.of(new RelayPair("relay-c", "relay-d"))));

    @Test
    void peopleAreOnThePrimaryOfTheirOwnPair() {
        // When
        MeetingSight seen =
                meeting.joined("p-1", null).joined("p-2", 1).joined("p-3", 0).joined("p-4", 7);

        // Then
        assertThat(seen.people())
                .containsEntry("p-1", "relay-a")
                .containsEntry("p-2", "relay-c")
                .containsEntry("p-3", "relay-a")
                .containsEntry("p-4", "relay-a");
    }

    @Test
    void everyRelayOfAllPairsIsUsed() {
        assertThat(List.of("relay-a", "relay-b", "relay-c", "relay-d")).allMatch(meeting::uses);
        assertThat(meeting.uses("relay-e")).isFalse();
    }
}
