package dev.evenkeel.incident.topology.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TopologyReaderTest {
    private static final String GOOD =
            """
            sites:
              - id: berlin
                name: Berlin, Torstrasse
                links:
                  - id: berlin-1
                  - id: berlin-2
                    name: radio
                rooms:
                  - id: berlin-atrium
                    devices:
                      - id: cam-7
            maintenance:
              - id: swap
                from: 2026-03-02T20:00:00Z
                until: 2026-03-02T22:00:00Z
                reason: router swap
                match:
                  site: berlin
            """;

    @Test
    void aFileSaysWhatStandsWhere() {
        // When
        TopologyReader.Result read = TopologyReader.read("t.yaml", GOOD);

        // Then
        assertThat(read.errors()).isEmpty();
        Topology topology = read.value().orElseThrow();
        assertThat(topology.siteOf("site-link", "berlin-2").orElseThrow().name())
                .isEqualTo("Berlin, Torstrasse");
        assertThat(topology.siteOf("device", "cam-7").orElseThrow().id()).isEqualTo("berlin");
        assertThat(topology.siteOf("device", "berlin-2")).isEmpty();
        assertThat(topology.maintenance().getFirst().isOn(Instant.parse("2026-03-02T21:00:00Z")))
                .isTrue();
    }

    @Test
    void everyErrorHasItsPlace() {
        // Given
        String bad =
                GOOD.replace("id: berlin-2", "id: berlin-1")
                        .replace("until: 2026-03-02T22", "until: 2026-03-02T19")
                        .replace("site: berlin", "colour: red")
                        .replace("- id: cam-7", "- id: cam 7");

        // When
        TopologyReader.Result read = TopologyReader.read("t.yaml", bad);

        // Then
        assertThat(read.value()).isEmpty();
        assertThat(read.errors())
                .extracting(error -> error.line() + " " + error.field())
                .containsExactly(
                        "6 sites[0].links[1].id",
                        "11 sites[0].rooms[0].devices[0].id",
                        "15 maintenance[0].until",
                        "18 maintenance[0].match");
    }

    @Test
    void aFileThatIsNoYamlIsAnError() {
        assertThat(TopologyReader.read("t.yaml", "sites: [").errors()).hasSize(1);
        assertThat(TopologyReader.read("t.yaml", "").errors()).hasSize(1);
    }
}
