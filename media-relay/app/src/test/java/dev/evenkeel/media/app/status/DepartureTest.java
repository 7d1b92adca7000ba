package dev.evenkeel.media.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.app.Snapshots;
import dev.evenkeel.media.sfu.RelaySnapshot;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DepartureTest {
    private static final RelaySnapshot.Session ACTIVE = Snapshots.session("s-1", true, "connected");
    private static final RelaySnapshot.Session IDLE = Snapshots.session("s-2", false, "connected");
    private static final RelaySnapshot.Peer HEARD = new RelaySnapshot.Peer("relay-b", true, 20);
    private static final RelaySnapshot.Peer SILENT =
            new RelaySnapshot.Peer("relay-b", false, 9_000);

    @Test
    void aRelayWaitsForThoseWhoseMediaItCarries() {
        assertThat(Departure.mayGo(snapshot(HEARD, ACTIVE, IDLE), Set.of("relay-b"))).isFalse();
    }

    @Test
    void itGoesWhenNobodyDependsOnIt() {
        assertThat(Departure.mayGo(snapshot(HEARD, IDLE), Set.of("relay-b"))).isTrue();
        assertThat(Departure.mayGo(snapshot(HEARD), Set.of("relay-b"))).isTrue();
    }

    @Test
    void itGoesWhenNobodyCanTakeItsMeetings() {
        assertThat(Departure.mayGo(snapshot(SILENT, ACTIVE), Set.of("relay-b"))).isTrue();
        assertThat(Departure.mayGo(snapshot(HEARD, ACTIVE), Set.of())).isTrue();
    }

    private static RelaySnapshot snapshot(
            RelaySnapshot.Peer peer, RelaySnapshot.Session... sessions) {
        return new RelaySnapshot(
                "relay-a",
                false,
                List.of(),
                List.of(sessions),
                List.of(),
                List.of(peer),
                Snapshots.counters(0, 0, 0, 0),
                0);
    }
}
