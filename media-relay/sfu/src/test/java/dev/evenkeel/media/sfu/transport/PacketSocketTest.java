package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both sockets keep the same promises. */
class PacketSocketTest {
    private record Received(String text, InetSocketAddress from) {}

    static Stream<Arguments> sockets() {
        return Stream.of("127.0.0.1", "::1")
                .flatMap(host ->
                        Stream.of(
                                Arguments.of("nio", host, nio()),
                                Arguments.of("native", host, nativeSockets())));
    }

    private static PacketSockets nio() {
        return NioPacketSocket::bind;
    }

    private static PacketSockets nativeSockets() {
        return Libc.isSupported() ? NativePacketSocket::bind : NioPacketSocket::bind;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sockets")
    void carriesDatagramsWithTheirSender(String name, String host, PacketSockets sockets)
            throws IOException {
        try (PacketSocket a = bind(sockets, host);
                PacketSocket b = bind(sockets, host)) {
            // When
            send(a, "hello", b);
            send(a, "", b);
            send(a, "again", b);
            a.flush();

            // Then
            assertThat(receive(b, 3))
                    .containsExactly(
                            new Received("hello", a.localAddress()),
                            new Received("", a.localAddress()),
                            new Received("again", a.localAddress()));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sockets")
    void keepsTheOrderOfEachReceiver(String name, String host, PacketSockets sockets)
            throws IOException {
        try (PacketSocket a = bind(sockets, host);
                PacketSocket b = bind(sockets, host);
                PacketSocket c = bind(sockets, host)) {
            // Given: runs of equal lengths, shorter and longer ones between, more than one batch
            List<String> texts =
                    IntStream.range(0, 400).mapToObj(i -> i + "-".repeat(i % 7 * 100)).toList();
            List<String> even = IntStream.range(0, 90).mapToObj(i -> "x".repeat(1_100)).toList();
            RemoteAddress toB = RemoteAddress.of(b.localAddress());
            RemoteAddress toC = RemoteAddress.of(c.localAddress());

            // When
            for (int i = 0; i < texts.size(); i++) {
                send(a, texts.get(i), toB);
                if (i < even.size()) {
                    send(a, even.get(i), toC);
                }
            }
            a.flush();

            // Then
            assertThat(receive(b, texts.size())).extracting(Received::text).isEqualTo(texts);
            assertThat(receive(c, even.size())).extracting(Received::text).isEqualTo(even);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sockets")
    void countsDatagramsAndBytesSent(String name, String host, PacketSockets sockets)
            throws IOException {
        LoopStatistics statistics = new LoopStatistics();
        try (PacketSocket a = sockets.bind(new InetSocketAddress(host, 0), 0, statistics);
                PacketSocket b = bind(sockets, host)) {
            // Given
            RemoteAddress toB = RemoteAddress.of(b.localAddress());

            // When
            for (int i = 0; i < 10; i++) {
                send(a, "x".repeat(1_000), toB);
            }
            send(a, "short", toB);
            a.flush();

            // Then
            LoopCounters counters = statistics.read();
            assertThat(counters.sent()).isEqualTo(11);
            assertThat(counters.bytesSent()).isEqualTo(10_005);
            assertThat(counters.sendFailures()).isZero();
        }
    }

    /** What one sends in one message another may get in one: it has to come apart again. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sockets")
    void datagramsThatTravelTogetherComeOneByOne(String name, String host, PacketSockets sockets)
            throws IOException {
        try (PacketSocket a = bind(nativeSockets(), host);
                PacketSocket b = bind(sockets, host)) {
            // Given
            RemoteAddress toB = RemoteAddress.of(b.localAddress());
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                texts.add((i + ".").repeat(1_200).substring(0, 1_200));
            }
            texts.add("the last is shorter");

            // When
            texts.forEach(text -> send(a, text, toB));
            a.flush();

            // Then
            List<Received> received = receive(b, texts.size());
            assertThat(received).extracting(Received::text).isEqualTo(texts);
            assertThat(received).extracting(Received::from).containsOnly(a.localAddress());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sockets")
    void countsWhatTheKernelRefuses(String name, String host, PacketSockets sockets)
            throws IOException {
        LoopStatistics statistics = new LoopStatistics();
        try (PacketSocket a = sockets.bind(new InetSocketAddress(host, 0), 0, statistics);
                PacketSocket b = bind(sockets, host)) {
            // Given
            RemoteAddress nowhere = new RemoteAddress(0, 0xFFFF_0000_0000L | 1L << 31, 0);

            // When
            send(a, "one", nowhere);
            send(a, "two", nowhere);
            send(a, "good", RemoteAddress.of(b.localAddress()));
            a.flush();

            // Then
            assertThat(receive(b, 1)).extracting(Received::text).containsExactly("good");
            assertThat(statistics.read().sendFailures()).isEqualTo(2);
            assertThat(
                            statistics.read().dropped(DropReason.SOCKET_REFUSED)
                                    + statistics.read().dropped(DropReason.SOCKET_UNREACHABLE))
                    .isEqualTo(2);
            assertThat(statistics.read().sent()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sockets")
    void tellsOfADatagramThatIsTooLong(String name, String host, PacketSockets sockets)
            throws IOException {
        try (PacketSocket b = bind(sockets, host);
                var sender = new DatagramSocket()) {
            // When
            byte[] tooLong = new byte[PacketSocket.MAX_DATAGRAM + 100];
            sender.send(new DatagramPacket(tooLong, tooLong.length, b.localAddress()));

            // Then
            b.await(Duration.ofSeconds(5).toNanos());
            assertThat(b.receive()).isEqualTo(1);
            assertThat(b.length(0)).isGreaterThan(PacketSocket.MAX_DATAGRAM);
            assertThat(b.buffer(0)).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sockets")
    void wakesUpForOtherThreads(String name, String host, PacketSockets sockets) throws Exception {
        try (PacketSocket socket = bind(sockets, host)) {
            // Given
            Thread waiting =
                    Thread.ofPlatform().start(() -> socket.await(Duration.ofSeconds(60).toNanos()));

            // When
            socket.wakeUp();

            // Then
            assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sockets")
    void aWakeUpAfterTheEndIsHarmless(String name, String host, PacketSockets sockets)
            throws IOException {
        // Given
        PacketSocket socket = bind(sockets, host);
        socket.close();

        // When
        socket.wakeUp();

        // Then
        try (PacketSocket next = sockets.bind(socket.localAddress(), 0, new LoopStatistics())) {
            assertThat(next.localAddress()).isEqualTo(socket.localAddress());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sockets")
    void theWildcardTakesBothFamilies(String name, String host, PacketSockets sockets)
            throws IOException {
        try (PacketSocket any = sockets.bind(new InetSocketAddress(0), 0, new LoopStatistics());
                PacketSocket a = bind(sockets, host)) {
            // Given
            InetSocketAddress target =
                    new InetSocketAddress(
                            InetAddress.getByName(host), any.localAddress().getPort());

            // When
            send(a, "in", RemoteAddress.of(target));
            a.flush();
            List<Received> received = receive(any, 1);
            send(any, "out", RemoteAddress.of(received.getFirst().from()));
            any.flush();

            // Then
            assertThat(received).containsExactly(new Received("in", a.localAddress()));
            assertThat(receive(a, 1)).containsExactly(new Received("out", target));
        }
    }

    private static PacketSocket bind(PacketSockets sockets, String host) throws IOException {
        return sockets.bind(new InetSocketAddress(host, 0), 0, new LoopStatistics());
    }

    private static void send(PacketSocket from, String text, PacketSocket to) {
        send(from, text, RemoteAddress.of(to.localAddress()));
    }

    private static void send(PacketSocket from, String text, RemoteAddress to) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, from.sendBuffer(), 0, bytes.length);
        from.send(bytes.length, to);
    }

    private static List<Received> receive(PacketSocket socket, int count) {
        List<Received> received = new ArrayList<>();
        await().until(() -> {
            socket.await(Duration.ofMillis(100).toNanos());
            take(socket, received);
            return received.size() >= count;
        });
        return received;
    }

    private static void take(PacketSocket socket, List<Received> received) {
        for (int count = socket.receive(); count > 0; count = socket.receive()) {
            for (int i = 0; i < count; i++) {
                byte[] bytes = Arrays.copyOf(socket.buffer(i), socket.length(i));
                String text = new String(bytes, StandardCharsets.US_ASCII);
                received.add(new Received(text, socket.from(i).socketAddress()));
            }
        }
    }
}
