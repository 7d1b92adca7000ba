package dev.evenkeel.media.sfu.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    @Test
    void oneAddressOverUdp() {
        // Given
        Candidates candidates = new Candidates(List.of("192.0.2.7"), 5_000, 0);

        // Then
        assertThat(candidates.attributes())
                .containsExactly("candidate:1 1 udp 2130706431 192.0.2.7 5000 typ host");
        assertThat(candidates.family()).isEqualTo("IP4");
    }

    @Test
    void udpAtEveryAddressComesBeforeTcpAtEveryAddress() {
        // Given
        Candidates candidates = new Candidates(List.of("2001:db8::7", "192.0.2.7"), 5_000, 443);

        // Then
        assertThat(candidates.attributes())
                .containsExactly(
                        "candidate:1 1 udp 2130706431 2001:db8::7 5000 typ host",
                        "candidate:2 1 udp 2130706175 192.0.2.7 5000 typ host",
                        "candidate:3 1 tcp 2124414975 2001:db8::7 443 typ host tcptype passive",
                        "candidate:4 1 tcp 2124414719 192.0.2.7 443 typ host tcptype passive");
        assertThat(candidates.family()).isEqualTo("IP6");
    }
}
