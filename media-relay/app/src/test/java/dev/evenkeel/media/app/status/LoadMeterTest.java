package dev.evenkeel.media.app.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.media.app.Snapshots;
import dev.evenkeel.media.app.engine.Reading;
import dev.evenkeel.media.sfu.RelaySnapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadMeterTest {
    private static final long CPU_SECOND = 1_000_000_000;

    private final LoadMeter meter = new LoadMeter(2);

    @Test
    void theFirstReadingHasNoRates() {
        // When
        var load = meter.measure(Snapshots.reading(counted(1_000, 1_000), 10), CPU_SECOND);

        // Then
        assertThat(load.packetsPerSecond()).isZero();
        assertThat(load.cpuRatio()).isZero();
        assertThat(load.lossRatio()).isZero();
    }

    @Test
    void ratesAreOfTheTimeBetweenReadings() {
        // Given
        meter.measure(Snapshots.reading(counted(1_000, 100_000), 10), CPU_SECOND);

        // When
        var load =
                meter.measure(Snapshots.reading(counted(1_250, 150_000), 10.5), CPU_SECOND * 3 / 2);

        // Then
        assertThat(load.packetsPerSecond()).isEqualTo(500);
        assertThat(load.bitsPerSecond()).isEqualTo(800_000);
        assertThat(load.cpuRatio()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aSaturatedThreadIsAFullRelayWhateverTheMachineHasLeft() {
        // Given
        meter.measure(Snapshots.reading(Snapshots.worked(Duration.ofMillis(2_000)), 10), 0);

        // When
        var load =
                meter.measure(
                        Snapshots.reading(Snapshots.worked(Duration.ofMillis(2_450)), 10.5),
                        CPU_SECOND / 2);

        // Then
        assertThat(load.cpuRatio()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void lossIsThatOfStreamsFromClients() {
        // Given
        meter.measure(reading(10, Snapshots.inbound("s-1", 1, 100, 0)), 0);

        // When
        var load = meter.measure(reading(11, Snapshots.inbound("s-1", 1, 190, 10)), 0);

        // Then
        assertThat(load.lossRatio()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void aNewStreamAndALatePacketAreNoLoss() {
        // Given
        meter.measure(reading(10, Snapshots.inbound("s-1", 1, 100, 5)), 0);

        // When
        var load =
                meter.measure(
                        reading(
                                11,
                                Snapshots.inbound("s-1", 1, 200, 4),
                                Snapshots.inbound("s-2", 2, 50, 50)),
                        0);

        // Then
        assertThat(load.lossRatio()).isZero();
    }

    @Test
    void onlyConnectedSessionsCount() {
        // Given
        var sessions =
                List.of(
                        Snapshots.session("s-1", true, "connected"),
                        Snapshots.session("s-2", false, "connected"),
                        Snapshots.session("s-3", true, "handshaking"));

        // When
        var load = meter.measure(Snapshots.reading(Snapshots.of(sessions), 1), 0);

        // Then
        assertThat(load.sessions()).isEqualTo(2);
        assertThat(load.meetings()).isEqualTo(1);
    }

    private static Reading reading(double second, RelaySnapshot.Stream... streams) {
        return Snapshots.reading(Snapshots.of(List.of(), streams), second);
    }

    private static RelaySnapshot counted(long packets, long bytes) {
        return Snapshots.of(
                List.of(),
                List.of(),
                Snapshots.counters(packets / 2, packets / 2, bytes / 2, bytes / 2));
    }
}
