package dev.evenkeel.incident.run.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.DeviceReport.Kind;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.incident.rule.domain.DeviceReports;
import dev.evenkeel.incident.topology.domain.Topology;
import dev.evenkeel.incident.topology.domain.TopologyReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandInsTest {
    private static final Topology TOPOLOGY =
            TopologyReader.read(
                            "topology.yaml",
                            """
                            sites:
                              - id: hq
                                rooms:
                                  - id: atrium
                                    devices:
                                      - id: cam-1
                                      - id: mic-1
                                      - id: cam-2
                                      - id: cam-3
                                  - id: attic
                                    devices:
                                      - id: cam-9
                            """)
                    .value()
                    .orElseThrow();

    private final Map<String, DeviceReport> reports = new HashMap<>();

    @Test
    void othersOfTheKindInTheRoomInTheOrderOfTheFile() {
        // Given
        camera("cam-1", Status.OFFLINE);
        camera("cam-3", Status.ONLINE);
        camera("cam-2", Status.ONLINE);
        camera("cam-9", Status.ONLINE);
        report("mic-1", Kind.MICROPHONE, Status.ONLINE);

        // Then
        assertThat(found("cam-1", Set.of("cam-1")))
                .isEqualTo(
                        new StandIns.Found("hq", "atrium", Kind.CAMERA, List.of("cam-2", "cam-3")));
    }

    @Test
    void neitherWhoIsInTroubleNorWhoDoesNotWork() {
        // Given
        camera("cam-1", Status.BLACK);
        camera("cam-2", Status.ONLINE);
        camera("cam-3", Status.FROZEN);

        // Then
        assertThat(found("cam-1", Set.of("cam-1", "cam-2")))
                .isEqualTo(new StandIns.None("no other device of its kind works in atrium"));
    }

    @Test
    void aDeviceThatWorksAgainIsLeftInUse() {
        // Given
        camera("cam-1", Status.ONLINE);
        camera("cam-2", Status.ONLINE);

        // Then
        assertThat(found("cam-1", Set.of())).isInstanceOf(StandIns.NotNeeded.class);
        assertThat(found("cam-1", Set.of("cam-1"))).isInstanceOf(StandIns.Found.class);
    }

    @Test
    void whatIsWrittenNowhereOrWasNotHeardHasNoStandIn() {
        // Given
        camera("cam-7", Status.OFFLINE);

        // Then
        assertThat(found("cam-7", Set.of()))
                .isEqualTo(new StandIns.None("cam-7 is in no room of the topology file"));
        assertThat(found("cam-1", Set.of()))
                .isEqualTo(new StandIns.None("nothing was heard of cam-1 lately"));
    }

    private StandIns found(String failed, Set<String> troubled) {
        return StandIns.of(failed, TOPOLOGY, reports, troubled);
    }

    private void camera(String id, Status status) {
        report(id, Kind.CAMERA, status);
    }

    private void report(String id, Kind kind, Status status) {
        reports.put(id, DeviceReports.report(id, "hq", kind, status, Instant.EPOCH));
    }
}
