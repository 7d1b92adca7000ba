package dev.evenkeel.media.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiveBuffersTest {
    @Test
    void readsTheCounterByItsName() throws IOException {
        // Given
        List<String> lines =
                List.of(
                        "Tcp: InSegs RcvbufErrors",
                        "Tcp: 5 6",
                        "Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors",
                        "Udp: 1 2 3 4 77 8",
                        "UdpLite: InDatagrams RcvbufErrors",
                        "UdpLite: 9 10");

        // When
        long overruns = ReceiveBuffers.parse(lines);

        // Then
        assertThat(overruns).isEqualTo(77);
    }

    @Test
    void aKernelThatDoesNotCountIsAnError() {
        assertThatThrownBy(() -> ReceiveBuffers.parse(List.of("Udp: InDatagrams", "Udp: 1")))
                .isInstanceOf(IOException.class);
    }
}
