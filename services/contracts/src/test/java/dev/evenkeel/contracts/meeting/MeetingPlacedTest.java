package dev.evenkeel.contracts.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.ContractJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeetingPlacedTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static MeetingPlaced placed(List<RelayPair> branches) {
        return new MeetingPlaced(
                "kfd-wqxm-tpa",
                "relay-a",
                "relay-b",
                4,
                MeetingPlaced.Reason.SPREAD,
                null,
                NOON,
                branches);
    }

    @Test
    void relaysOfAllPairsAreNamedOnce() {
        // Given
        MeetingPlaced placed =
                placed(
                        List.of(
                                new RelayPair("relay-c", "relay-a"),
                                new RelayPair("relay-d", null)));

        // When
        var relays = placed.relayIds();

        // Then
        assertThat(relays).containsExactly("relay-a", "relay-b", "relay-c", "relay-d");
        assertThat(placed.pairs()).first().isEqualTo(new RelayPair("relay-a", "relay-b"));
        assertThat(placed.leads("relay-c")).isTrue();
        assertThat(placed.leads("relay-b")).isFalse();
    }

    @Test
    void branchesSurviveTheJourney() throws Exception {
        // Given
        MeetingPlaced placed = placed(List.of(new RelayPair("relay-c", "relay-d")));

        // When
        String json = ContractJson.MAPPER.writeValueAsString(placed);

        // Then
        assertThat(ContractJson.MAPPER.readValue(json, MeetingPlaced.class)).isEqualTo(placed);
    }

    /** Readers of before know no branches, and need none of most meetings. */
    @Test
    void aMeetingOnOnePairSaysNothingOfBranches() throws Exception {
        // When
        String json = ContractJson.MAPPER.writeValueAsString(placed(List.of()));

        // Then
        assertThat(json).doesNotContain("branches");
        assertThat(ContractJson.MAPPER.readValue(json, MeetingPlaced.class).pairs())
                .containsExactly(new RelayPair("relay-a", "relay-b"));
    }
}
