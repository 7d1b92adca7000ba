package dev.evenkeel.media.app.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.media.rtp.stamp.StampClock;
import dev.evenkeel.media.rtp.stamp.StampKey;
import dev.evenkeel.media.rtp.stamp.StampSender;
import dev.evenkeel.media.rtp.stamp.StampSender.Reflected;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real UDP on loopback. */
class ReflectorTest {
    private static final int SOON_MILLIS = 10_000;
    private static final int PER_SECOND = 60;
    private static final SenderNetworks LOOPBACK =
            SenderNetworks.read(List.of("127.0.0.0/8"), false);

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private DatagramSocket socket;
    private Reflector reflector;

    @BeforeEach
    void open() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(SOON_MILLIS);
    }

    @AfterEach
    void close() {
        socket.close();
        reflector.close();
    }

    @Test
    void countsItsAnswersForEachSessionAlone() throws IOException, InterruptedException {
        // Given
        reflector = start(LOOPBACK, null);
        StampSender one = new StampSender(null, 1);
        StampSender other = new StampSender(null, 2);

        // When: the second packet of the first session is lost on the way there
        Reflected first = exchange(one, 0);
        Reflected second = exchange(one, 2);
        Reflected ofOther = exchange(other, 0);

        // Then
        assertThat(first.sequence()).isZero();
        assertThat(second.sequence()).isEqualTo(1);
        assertThat(second.senderSequence()).isEqualTo(2);
        assertThat(ofOther.sequence()).isZero();
        assertThat(outcomes.poll(SOON_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void saysHowLongItHeldThePacket() throws IOException {
        // Given
        reflector = start(LOOPBACK, null);

        // When
        Reflected reflected = exchange(new StampSender(null, 1), 0);

        // Then
        long held = StampClock.nanosBetween(reflected.receivedAt(), reflected.sentAt());
        assertThat(held).isBetween(0L, TimeUnit.SECONDS.toNanos(5));
        assertThat(reflected.senderTimestamp()).isEqualTo(42);
    }

    @Test
    void answersAsManyBytesAsCame() throws IOException {
        // Given
        reflector = start(LOOPBACK, null);

        // When
        send(Arrays.copyOf(packet(new StampSender(null, 1), 0), 1_400));

        // Then
        DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
        socket.receive(answer);
        assertThat(answer.getLength()).isEqualTo(1_400);
    }

    @Test
    void withAKeyAnswersOnlyWhatWasMadeWithIt() throws IOException, InterruptedException {
        // Given
        byte[] shared = {1, 2, 3};
        reflector = start(LOOPBACK, new StampKey(shared));

        // When
        send(packet(new StampSender(new StampKey(new byte[] {3, 2, 1}), 1), 0));
        send(packet(new StampSender(null, 1), 0));
        Reflected reflected = exchange(new StampSender(new StampKey(shared), 1), 9);

        // Then
        assertThat(reflected.sequence()).isZero();
        assertThat(reflected.senderSequence()).isEqualTo(9);
        assertThat(outcome()).isEqualTo(Outcome.FORGED);
        assertThat(outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void staysSilentForStrangersAndWhatIsNoPacket() throws IOException, InterruptedException {
        // Given
        reflector = start(SenderNetworks.read(List.of("192.0.2.0/24"), false), null);

        // When
        send(packet(new StampSender(null, 1), 0));

        // Then
        assertThat(outcome()).isEqualTo(Outcome.FOREIGN);
    }

    @Test
    void longPacketsThatWouldComeInPiecesAreNotAnswered() throws IOException, InterruptedException {
        // Given
        reflector = start(LOOPBACK, null);

        // When
        send(new byte[1_473]);
        send(new byte[43]);

        // Then
        assertThat(outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void answersNoMoreThanItMay() throws IOException, InterruptedException {
        // Given
        reflector = start(LOOPBACK, null);
        StampSender sender = new StampSender(null, 1);

        // When: five times as many as may be answered each second, one after the other
        long began = System.nanoTime();
        int answered = 0;
        for (int sequence = 0; sequence < 5 * PER_SECOND; sequence++) {
            send(packet(sender, sequence));
            answered += outcome() == Outcome.ANSWERED ? 1 : 0;
        }

        // Then
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(answered).isBetween(PER_SECOND, (int) (PER_SECOND * (1 + seconds)) + 1);
    }

    @Test
    void everybodyNeedsAKey() throws IOException {
        reflector = start(LOOPBACK, null);
        assertThatThrownBy(() -> SenderNetworks.read(List.of("0.0.0.0/0"), false))
                .hasMessageContaining("evenkeel.relay.stamp.key-file");
        assertThatThrownBy(() -> SenderNetworks.read(List.of("10.0.0.1/8"), true))
                .hasMessageContaining("found “10.0.0.1/8”");
        assertThat(
                        SenderNetworks.read(List.of("0.0.0.0/0", "::/0"), true)
                                .contain(InetAddress.getLoopbackAddress()))
                .isTrue();
    }

    private Reflector start(SenderNetworks networks, StampKey key) throws IOException {
        return Reflector.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                networks,
                key,
                PER_SECOND,
                outcomes::add);
    }

    private Outcome outcome() throws InterruptedException {
        return outcomes.poll(SOON_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static byte[] packet(StampSender sender, int sequence) {
        byte[] packet = new byte[sender.length()];
        sender.write(packet, sequence, 42);
        return packet;
    }

    private Reflected exchange(StampSender sender, int sequence) throws IOException {
        send(packet(sender, sequence));
        DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
        socket.receive(answer);
        Optional<Reflected> reflected = sender.read(answer.getData(), answer.getLength());
        assertThat(reflected).isPresent();
        return reflected.get();
    }

    private void send(byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, reflector.address()));
    }
}
