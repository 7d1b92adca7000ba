package dev.evenkeel.media.sfu.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeaderCaptureTest {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int IPV4_AND_UDP = 28;
    private static final int IPV6_AND_UDP = 48;
    private static final byte SECRET = 0x5A;
    private static final long NOW = 1_700_000_000_123_456_789L;

    private final InetSocketAddress relay = new InetSocketAddress("192.0.2.1", 8_100);
    private final InetSocketAddress client = new InetSocketAddress("198.51.100.7", 50_000);

    @Test
    void ofAnRtpPacketTheHeaderAndItsExtensionAreKept() {
        // Given
        byte[] packet = datagram(0x90, 96, 1_000);
        ByteBuffer.wrap(packet, 12, 4).putShort((short) 0xBEDE).putShort((short) 1);
        HeaderCapture capture = new HeaderCapture(relay, 10_000, NOW);

        // When
        capture.packet(false, client, packet, packet.length, 5);

        // Then
        ByteBuffer file = ByteBuffer.wrap(capture.captured().pcap());
        assertThat(file.getInt(0)).isEqualTo(0xA1B2_3C4D);
        assertThat(file.getInt(20)).isEqualTo(101);
        assertThat(file.getInt(FILE_HEADER)).isEqualTo(1_700_000_000);
        assertThat(file.getInt(FILE_HEADER + 4)).isEqualTo(123_456_794);
        assertThat(file.getInt(FILE_HEADER + 8)).isEqualTo(IPV4_AND_UDP + 20);
        assertThat(file.getInt(FILE_HEADER + 12)).isEqualTo(IPV4_AND_UDP + 1_000);
        int ip = FILE_HEADER + RECORD_HEADER;
        assertThat(file.getInt(ip + 12)).isEqualTo(0xC633_6407);
        assertThat(file.getInt(ip + 16)).isEqualTo(0xC000_0201);
        assertThat(file.getShort(ip + 20) & 0xFFFF).isEqualTo(50_000);
        assertThat(file.getShort(ip + 22)).isEqualTo((short) 8_100);
        assertThat(file.getShort(ip + 24)).isEqualTo((short) 1_008);
        assertThat(file.capacity()).isEqualTo(ip + IPV4_AND_UDP + 20);
    }

    @Test
    void nothingOfWhatWasSaidOrShownIsKept() {
        // Given
        HeaderCapture capture = new HeaderCapture(relay, 100_000, NOW);

        // When
        for (int first : new int[] {0x80, 0x8F, 22}) {
            for (int second : new int[] {96, 111, 200, 206}) {
                byte[] packet = datagram(first, second, 1_000);
                Arrays.fill(packet, 72, packet.length, SECRET);
                capture.packet(true, client, packet, packet.length, 0);
            }
        }

        // Then
        assertThat(capture.captured().packets()).isEqualTo(12);
        assertThat(capture.captured().pcap()).doesNotContain(SECRET);
    }

    @Test
    void addressesOfBothFamiliesBecomeIpv6() {
        // Given
        InetSocketAddress other = new InetSocketAddress("2001:db8::7", 50_000);
        HeaderCapture capture = new HeaderCapture(relay, 10_000, NOW);

        // When
        capture.packet(true, other, datagram(0x80, 96, 100), 100, 0);

        // Then
        ByteBuffer file = ByteBuffer.wrap(capture.captured().pcap());
        assertThat(file.getInt(FILE_HEADER + 8)).isEqualTo(IPV6_AND_UDP + 12);
        assertThat(file.get(FILE_HEADER + RECORD_HEADER)).isEqualTo((byte) 0x60);
        assertThat(file.getInt(FILE_HEADER + RECORD_HEADER + 20)).isEqualTo(0xC000_0201);
    }

    @Test
    void endsWhenItsRoomIsUsedUp() {
        // Given: room for two
        int record = RECORD_HEADER + IPV4_AND_UDP + 12;
        HeaderCapture capture = new HeaderCapture(relay, FILE_HEADER + 2 * record + 5, NOW);

        // When
        for (int i = 0; i < 5; i++) {
            capture.packet(true, client, datagram(0x80, 96, 100), 100, i);
        }

        // Then
        assertThat(capture.captured().packets()).isEqualTo(2);
        assertThat(capture.captured().cut()).isTrue();
        assertThat(capture.captured().pcap()).hasSize(FILE_HEADER + 2 * record);
    }

    @Test
    void takesEveryLengthThereIs() {
        // Given
        HeaderCapture capture = new HeaderCapture(relay, 1 << 20, NOW);

        // When
        for (int length = 0; length < 100; length++) {
            capture.packet(true, client, datagram(0xFF, 0xFF, 100), length, 0);
        }

        // Then
        assertThat(capture.captured().packets()).isEqualTo(100);
    }

    @Test
    void limitsHaveLimits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CaptureLimits(Duration.ofSeconds(61), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CaptureLimits(Duration.ZERO, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CaptureLimits(Duration.ofSeconds(1), (8 << 20) + 1));
    }

    private static byte[] datagram(int first, int second, int length) {
        byte[] datagram = new byte[length];
        datagram[0] = (byte) first;
        datagram[1] = (byte) second;
        return datagram;
    }
}
