package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.telemetry.LinkCounters;
import dev.evenkeel.contracts.telemetry.LinkRates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // errors in, errors out, discards in, discards out, packets in, packets out
                "0, 0, 0, 0, 1000, 1000, 0",
                "50, 0, 0, 0, 950, 1000, 0.05", // broken ones are not among those that came in
                "0, 10, 0, 40, 1000, 1000, 0.05", // those that did not get out are among them
                "50, 10, 0, 90, 950, 1000, 0.1", // the worse way
                "0, 0, 500, 0, 1000, 1000, 0", // frames that were not for it
                "60, 0, 0, 0, 39, 99, -", // too few to tell
                "60, 0, 0, 0, -, -, -",
                "0, 2000, 0, 0, 0, 1000, 1", // never more than all
            })
    void lossIsWhatDidNotGetThroughOfThePackets(
            long inErrors,
            long outErrors,
            long inDiscards,
            long outDiscards,
            Long inPackets,
            Long outPackets,
            Double lossRatio) {
        assertThat(
                        Traffic.lossRatio(
                                new LinkCounters(
                                        null,
                                        null,
                                        inErrors,
                                        outErrors,
                                        inDiscards,
                                        outDiscards,
                                        inPackets,
                                        outPackets)))
                .isEqualTo(lossRatio);
    }

    @Test
    void nothingIsTheUtilisationOfNothing() {
        assertThat(Traffic.lossRatio(null)).isNull();
        assertThat(Traffic.utilisationRatio(null)).isNull();
        assertThat(
                        Traffic.utilisationRatio(
                                new LinkRates(1.0, null, null, 0.25, null, null, null, null)))
                .isEqualTo(0.25);
    }
}
