package dev.evenkeel.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void followTheBaseAsDocumented() {
        // When
        var ports = new Ports(8080);

        // Then
        assertThat(ports.frontDoor()).isEqualTo(8080);
        assertThat(ports.roomService()).isEqualTo(8081);
        assertThat(ports.telemetryIngest()).isEqualTo(8082);
        assertThat(ports.incidentService()).isEqualTo(8083);
        assertThat(ports.recordingService()).isEqualTo(8087);
        assertThat(ports.relayHttp(RelaySlot.A)).isEqualTo(8084);
        assertThat(ports.relayHttp(RelaySlot.B)).isEqualTo(8085);
        assertThat(ports.kafka()).isEqualTo(8090);
        assertThat(ports.kafkaController()).isEqualTo(8091);
        assertThat(ports.postgres()).isEqualTo(8092);
        assertThat(ports.relayUdp(RelaySlot.A)).isEqualTo(8100);
        assertThat(ports.relayUdp(RelaySlot.B)).isEqualTo(8101);
        assertThat(ports.relayStamp(RelaySlot.A)).isEqualTo(8102);
        assertThat(ports.relayStamp(RelaySlot.B)).isEqualTo(8103);
        assertThat(ports.relayHttp(RelaySlot.C)).isEqualTo(8104);
        assertThat(ports.relayUdp(RelaySlot.C)).isEqualTo(8105);
        assertThat(ports.relayStamp(RelaySlot.D)).isEqualTo(8109);
        assertThat(ports.relayStamp(RelaySlot.F)).isEqualTo(ports.highest());
    }

    @Test
    void refuseABaseThatLeavesNoRoom() {
        // When
        assertThatThrownBy(() -> new Ports(65_530))
                // Then
                .hasMessageContaining("EVENKEEL_PORT must be between 1 and 65500");
    }
}
