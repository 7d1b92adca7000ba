package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** DSCP as a receiver of the packets sees it. */
@EnabledOnOs(OS.LINUX)
class MarkedPacketsTest {
    /** AF41, RFC 2597. */
    private static final int MARK = 34;

    static Stream<PacketSockets> sockets() {
        return Stream.of(NioPacketSocket::bind, NativePacketSocket::bind);
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void everyPacketCarriesTheMark(PacketSockets sockets) throws IOException {
        assertThat(markSeen(sockets, "127.0.0.1", MARK)).isEqualTo(MARK);
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void soDoPacketsToIpv4FromASocketOfBothFamilies(PacketSockets sockets) throws IOException {
        assertThat(markSeen(sockets, "0.0.0.0", MARK)).isEqualTo(MARK);
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void withoutAMarkThereIsNone(PacketSockets sockets) throws IOException {
        assertThat(markSeen(sockets, "127.0.0.1", 0)).isZero();
    }

    @Test
    void aMarkHasSixBits() {
        assertThatThrownBy(() -> new LoopSettings(true, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64");
    }

    private static int markSeen(PacketSockets sockets, String host, int dscp) throws IOException {
        LoopSettings settings = new LoopSettings(false, dscp);
        try (MarkReceiver receiver = new MarkReceiver();
                PacketSocket sender =
                        sockets.bind(
                                new InetSocketAddress(host, 0),
                                settings.trafficClass(),
                                new LoopStatistics())) {
            sender.send(20, RemoteAddress.of(receiver.address()));
            sender.flush();
            return receiver.trafficClass() >> 2;
        }
    }
}
