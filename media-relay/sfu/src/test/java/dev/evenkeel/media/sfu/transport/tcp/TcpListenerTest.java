package dev.evenkeel.media.sfu.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real connections over loopback. */
@Timeout(30)
class TcpListenerTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final byte[] HELLO = {0, 2, 'h', 'i'};

    private final InetSocketAddress address;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Semaphore woken = new Semaphore(0);
    private TcpListener listener;

    TcpListenerTest() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = (InetSocketAddress) free.getLocalSocketAddress();
        }
    }

    private void listen(int perAddress, int strangers, Duration proof, Duration silence)
            throws IOException {
        TcpLimits limits = new TcpLimits(100, perAddress, strangers, proof, silence, SHORT, 2_000);
        listener = TcpListener.bind(address, limits, 0, System::nanoTime, woken::release);
        open.add(listener);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    /** A client that has shown that it is one of ours. */
    private Socket connectProved() throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(HELLO);
        takeHello().prove();
        return socket;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        // Little, so that it is full soon.
        socket.setReceiveBufferSize(32 * 1_024);
        socket.connect(address);
        return socket;
    }

    /** Takes the next frame as the relay's thread would. */
    private TcpConnection takeHello() {
        await().until(() -> listener.waiting() > 0);
        assertThat(Arrays.copyOf(listener.frame(0), listener.length(0)))
                .isEqualTo(new byte[] {'h', 'i'});
        TcpConnection from = listener.from(0);
        listener.release(1);
        return from;
    }

    private long trouble(TcpTrouble trouble) {
        return listener.counters().troubles().get(trouble);
    }

    private static void assertEnded(Socket socket) throws IOException {
        socket.setSoTimeout(5_000);
        assertThat(socket.getInputStream().read()).isNegative();
    }

    @Test
    void framesGoBothWays() throws IOException {
        // Given
        listen(10, 10, LONG, LONG);
        Socket client = connect();

        // When
        client.getOutputStream().write(HELLO);
        TcpConnection from = takeHello();
        from.send(new byte[] {'y', 'o'}, 2);
        from.flush(System.nanoTime());

        // Then
        assertThat(client.getInputStream().readNBytes(4)).isEqualTo(new byte[] {0, 2, 'y', 'o'});
        assertThat(from.remote()).isEqualTo(client.getLocalSocketAddress());
        assertThat(woken.availablePermits()).isPositive();
        assertThat(listener.counters().accepted()).isEqualTo(1);
    }

    @Test
    void strangersOfOneAddressAreFewUntilTheyProveThemselves() throws IOException {
        // Given
        listen(10, 2, LONG, LONG);
        connectProved();
        connect();
        connect();

        // When
        Socket oneMore = connect();

        // Then
        assertEnded(oneMore);
        assertThat(trouble(TcpTrouble.TOO_MANY)).isEqualTo(1);
    }

    @Test
    void oneAddressHasNoMoreThanItsShare() throws IOException {
        // Given
        listen(1, 10, LONG, LONG);
        connectProved();

        // Then
        assertEnded(connect());
        assertThat(trouble(TcpTrouble.TOO_MANY)).isEqualTo(1);
    }

    @Test
    void whoProvesNothingIsSentAway() throws IOException {
        // Given
        listen(10, 10, SHORT, LONG);
        Socket half = connect();
        half.getOutputStream().write(new byte[] {0, 100, 'h'});

        // Then
        assertEnded(half);
        assertThat(trouble(TcpTrouble.NOT_PROVED)).isEqualTo(1);
    }

    @Test
    void whoFallsSilentIsTakenForGone() throws IOException {
        // Given
        listen(10, 10, LONG, SHORT);
        Socket client = connectProved();

        // Then
        assertEnded(client);
        assertThat(trouble(TcpTrouble.SILENT)).isEqualTo(1);
        await().until(() -> listener.counters().open() == 0);
    }

    @Test
    void aFrameThatIsTooLongEndsTheConnection() throws IOException {
        // Given
        listen(10, 10, LONG, LONG);
        Socket client = connect();

        // When
        client.getOutputStream().write(new byte[] {0x7F, 0x7F, 1});

        // Then
        assertEnded(client);
        assertThat(trouble(TcpTrouble.FRAME_TOO_LONG)).isEqualTo(1);
    }

    @Test
    void whoDoesNotReadLosesFramesAndThenTheConnection() throws IOException {
        // Given
        listen(10, 10, LONG, LONG);
        Socket client = connect();
        client.getOutputStream().write(HELLO);
        TcpConnection from = takeHello();
        from.prove();
        byte[] frame = new byte[1_200];

        // When
        int refused = 0;
        for (int i = 0; refused == 0 && i < 100_000; i++) {
            refused += from.send(frame, frame.length) ? 0 : 1;
            from.flush(System.nanoTime());
        }

        // Then
        assertThat(refused).isEqualTo(1);
        await().until(() -> !from.flush(System.nanoTime()));
        assertThat(from.isClosed()).isTrue();
        assertThat(trouble(TcpTrouble.STALLED)).isEqualTo(1);
    }

    @Test
    void whoReadsSlowlyGetsWholeFrames() throws IOException {
        // Given
        listen(10, 10, LONG, LONG);
        Socket client = connect();
        client.getOutputStream().write(HELLO);
        TcpConnection from = takeHello();
        from.prove();

        // When
        int sent = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] frame = new byte[1_000];
            Arrays.fill(frame, (byte) i);
            sent += from.send(frame, frame.length) ? 1 : 0;
            from.flush(System.nanoTime());
        }
        int whole = sent;
        Thread.ofVirtual()
                .start(() -> {
                    while (from.flush(System.nanoTime())) {
                        Thread.onSpinWait();
                    }
                });

        // Then
        client.setSoTimeout(5_000);
        for (int i = 0; i < whole; i++) {
            assertThat(client.getInputStream().readNBytes(2))
                    .isEqualTo(new byte[] {3, (byte) 0xE8});
            byte[] frame = client.getInputStream().readNBytes(1_000);
            assertThat(frame).containsOnly(frame[0]);
        }
        assertThat(whole).isLessThan(3_000);
    }

    @Test
    void nothingIsLostWhileTheTakingThreadIsBusy() throws IOException {
        // Given
        listen(10, 10, LONG, LONG);
        Socket client = connect();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        for (int i = 0; i < 3_000; i++) {
                            client.getOutputStream()
                                    .write(new byte[] {0, 2, (byte) (i >> 8), (byte) i});
                        }
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });

        // When
        List<Integer> taken = new ArrayList<>();
        while (taken.size() < 3_000) {
            while (listener.waiting() == 0) {
                Thread.onSpinWait();
            }
            byte[] frame = listener.frame(0);
            taken.add((frame[0] & 0xFF) << 8 | frame[1] & 0xFF);
            listener.release(1);
        }

        // Then
        assertThat(taken).isSorted().doesNotHaveDuplicates();
    }
}
