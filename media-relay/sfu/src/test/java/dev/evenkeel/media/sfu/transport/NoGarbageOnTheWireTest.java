package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import dev.evenkeel.media.sfu.transport.srtp.SrtpReceiver;
import dev.evenkeel.media.sfu.transport.srtp.SrtpSender;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Protecting, sending, receiving and opening a packet leaves nothing for the collector, on a real
 * socket. Where there is no OpenSSL the JDK's cipher does, and this says nothing.
 */
class NoGarbageOnTheWireTest {
    private static final int PACKETS = 20_000;
    private static final int BATCH = 20;
    private static final int MOST_ROUNDS = 100;

    private static final SrtpProfile PROFILE = SrtpProfile.AEAD_AES_128_GCM;

    private final SrtpKeys keys = new SrtpKeys(PROFILE, new byte[SrtpKeys.materialLength(PROFILE)]);
    private final SrtpSender sender = keys.sender(true);
    private final SrtpReceiver receiver = keys.receiver(false);
    private final byte[] packet = Arrays.copyOf(TestPackets.rtp(0), 1_000);
    private final byte[] plain = new byte[PacketSocket.MAX_DATAGRAM];
    private int sequence;
    private int opened;

    @Test
    void thePathOfAPacketAllocatesNothing() throws IOException {
        assumeTrue(Libc.isSupported() && SrtpProfile.isNative());
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (PacketSocket a = bind();
                PacketSocket b = bind()) {
            // Given
            RemoteAddress toB = RemoteAddress.of(b.localAddress());
            long allocated = Long.MAX_VALUE;

            // When: until the compiler is done, which on a busy machine takes a while
            for (int i = 0; i < MOST_ROUNDS && allocated > 0; i++) {
                long before = thread.getCurrentThreadAllocatedBytes();
                carry(a, b, toB);
                allocated = thread.getCurrentThreadAllocatedBytes() - before;
            }

            // Then
            assertThat(allocated).isZero();
        }
    }

    /** With TCP beside it, as relays have it. */
    private static PacketSocket bind() throws IOException {
        return UdpAndTcpSocket.bind(
                NativePacketSocket::bind,
                new InetSocketAddress("127.0.0.1", 0),
                0,
                new LoopStatistics(),
                System::nanoTime);
    }

    private void carry(PacketSocket a, PacketSocket b, RemoteAddress toB) {
        int until = opened + PACKETS;
        while (opened < until) {
            for (int i = 0; i < BATCH; i++) {
                packet[2] = (byte) (++sequence >> 8);
                packet[3] = (byte) sequence;
                a.send(sender.protectRtp(packet, 0, packet.length, a.sendBuffer(), 0), toB);
            }
            a.flush();
            take(b);
        }
    }

    /** Everything of a batch: on loopback it is there once it is sent. */
    private void take(PacketSocket b) {
        int expected = opened + BATCH;
        while (opened < expected) {
            b.await(Duration.ofSeconds(5).toNanos());
            int count = b.receive();
            if (count == 0) {
                throw new IllegalStateException("a datagram got lost on loopback");
            }
            for (int i = 0; i < count; i++) {
                if (receiver.openRtp(b.buffer(i), 0, b.length(i), plain, 0) == packet.length) {
                    opened++;
                }
            }
        }
    }
}
