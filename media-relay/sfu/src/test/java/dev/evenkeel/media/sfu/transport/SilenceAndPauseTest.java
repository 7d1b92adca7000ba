package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilenceAndPauseTest {
    private final ShiftedClock clock = new ShiftedClock();
    private final RecordingListener listener = new RecordingListener();
    private final List<Long> pauses = new CopyOnWriteArrayList<>();
    private RunningRelay relay;

    @BeforeEach
    void start() throws IOException {
        relay = RunningRelay.start(clock, 10);
        relay.loop.onPause(pauses::add);
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void givesUpAClientThatFellSilent() throws Exception {
        // Given
        DtlsSrtpTestClient client = DtlsSrtpTestClient.create();
        MediaTransport transport = relay.connect(client, listener);
        client.vanish();

        // When
        clock.pass(Duration.ofSeconds(31), relay);

        // Then
        await().untilAsserted(() -> assertThat(listener.closed).containsExactly("silent"));
        assertThat(transport.state()).isEqualTo("closed");
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesUpAClientThatNeverCame() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            relay.open(client, listener);

            // When
            clock.pass(Duration.ofSeconds(31), relay);

            // Then
            await().untilAsserted(() -> assertThat(listener.closed).containsExactly("never came"));
        }
    }

    @Test
    void keepsAClientWhoseOnlySignOfLifeIsStun() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            relay.connect(client, listener);

            // When
            clock.pass(Duration.ofSeconds(20), relay);
            client.check(true, Duration.ofSeconds(5));
            clock.pass(Duration.ofSeconds(20), relay);

            // Then
            relay.nextTurn();
            assertThat(listener.closed).isEmpty();
        }
    }

    @Test
    void doesNotBlameClientsForItsOwnPause() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            MediaTransport transport = relay.connect(client, listener);

            // When
            clock.jump(Duration.ofSeconds(40));
            await().until(() -> !pauses.isEmpty());
            clock.pass(Duration.ofSeconds(5), relay);

            // Then
            assertThat(pauses).hasSize(1);
            assertThat(pauses.getFirst()).isBetween(40_000L, 41_000L);
            assertThat(transport.connected()).isTrue();
            assertThat(relay.loop.counters().pauses()).isEqualTo(1);
        }
    }

    @Test
    void tellsOfAPauseBeforeWhatWaitedInTheSocket() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            List<String> order = new CopyOnWriteArrayList<>();
            relay.connect(client, new OrderListener(order));
            relay.loop.onPause(millis -> order.add("pause"));
            CountDownLatch frozen = new CountDownLatch(1);
            CountDownLatch thaw = new CountDownLatch(1);
            relay.loop.execute(() -> freeze(frozen, thaw));
            frozen.await();

            // When
            client.sendRtp(TestPackets.rtp(1));
            clock.jump(Duration.ofMillis(1_500));
            thaw.countDown();

            // Then
            await().untilAsserted(() -> assertThat(order).containsExactly("pause", "rtp"));
        }
    }

    @Test
    void noticesATaskThatBlocksForASecond() throws Exception {
        // When
        relay.runOnLoop(() -> freeze(new CountDownLatch(1), new CountDownLatch(1)));

        // Then
        await().untilAsserted(() -> assertThat(pauses).hasSize(1));
        assertThat(pauses.getFirst()).isBetween(1_100L, 3_000L);
    }

    @Test
    void ordinaryIdlenessIsNoPause() {
        // Given
        long before = System.nanoTime();

        // When
        await().pollDelay(Duration.ofMillis(1_300)).until(() -> true);

        // Then
        assertThat(System.nanoTime() - before).isGreaterThan(PauseDetector.PAUSE_NANOS);
        assertThat(pauses).isEmpty();
    }

    @Test
    void lateTimersRunOnceAndDoNotCatchUp() {
        // Given
        List<Long> ticks = new CopyOnWriteArrayList<>();
        relay.loop.every(400, ticks::add);
        relay.nextTurn();

        // When
        clock.jump(Duration.ofSeconds(20));
        await().until(() -> !ticks.isEmpty());
        relay.nextTurn();

        // Then
        assertThat(ticks).hasSize(1);
    }

    /** Holds the loop until released, at most 1.2 s. */
    private static void freeze(CountDownLatch frozen, CountDownLatch thaw) {
        frozen.countDown();
        try {
            thaw.await(1_200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record OrderListener(List<String> order) implements TransportListener {
        @Override
        public void connected() {}

        @Override
        public void rtp(byte[] buffer, int offset, int length, long arrivalNanos) {
            order.add("rtp");
        }

        @Override
        public void rtcp(byte[] buffer, int offset, int length, long arrivalNanos) {}

        @Override
        public void closed(String reason) {}
    }
}
