package dev.evenkeel.media.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.relay.RelayLoad;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadroomTest {
    private static final int MOST = 3;

    private final Headroom headroom = new Headroom(MOST);

    @Test
    void aRelayThatHasJustBegunHasRoom() {
        assertThat(headroom.lack()).isEmpty();
    }

    @Test
    void oneBusyMomentKeepsNobodyOut() {
        // When
        busy(1.0, 1);

        // Then
        assertThat(headroom.lack()).isEmpty();
    }

    @Test
    void whenTheProcessorsStayBusyNobodyIsLetInUntilThereIsClearlyRoom() {
        // When
        busy(1.0, 20);

        // Then
        assertThat(headroom.lack()).hasValueSatisfying(why -> assertThat(why).contains("busy"));

        // When
        busy(0.8, 40);

        // Then
        assertThat(headroom.lack()).isPresent();

        // When
        busy(0.5, 20);

        // Then
        assertThat(headroom.lack()).isEmpty();
    }

    @Test
    void moreSessionsThanItMayHaveItNeverTakes() {
        // When
        headroom.measured(load(0.1, MOST));

        // Then
        assertThat(headroom.lack()).hasValueSatisfying(why -> assertThat(why).contains("3"));

        // When
        headroom.measured(load(0.1, MOST - 1));

        // Then
        assertThat(headroom.lack()).isEmpty();
    }

    private void busy(double cpuRatio, int times) {
        IntStream.range(0, times).forEach(_ -> headroom.measured(load(cpuRatio, 1)));
    }

    private static RelayLoad load(double cpuRatio, int sessions) {
        return new RelayLoad(1, sessions, 0, 0, cpuRatio, 0);
    }
}
