package dev.evenkeel.telemetry.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.stamp.StampClock;
import dev.evenkeel.media.rtp.stamp.StampKey;
import dev.evenkeel.telemetry.stamp.AgentSettings.HostPort;
import dev.evenkeel.telemetry.stamp.AgentSettings.Link;
import dev.evenkeel.telemetry.stamp.LoopbackReflector.Fate;
import dev.evenkeel.testkit.udp.Impairment;
import dev.evenkeel.testkit.udp.LossyUdpProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Over real UDP on loopback, to a reflector whose clock is 400 days ahead. */
class ProbeTest {
    private static final String SHARED = "c2hhcmVkIGJ5IHNlbmRlciBhbmQgcmVmbGVjdG9y";
    private static final String OTHER = "YW5vdGhlciBrZXkgdGhhbiB0aGUgcmVmbGVjdG9y";
    private static final Duration SETTLED = Duration.ofMillis(300);
    private static final int PACKETS = 20;

    private final StampClock clock = new StampClock(Instant.now(), System.nanoTime());

    @Test
    void measuresAPathWithNothingWrong() {
        // When
        Measured measured = measure(SHARED, SHARED, _ -> Fate.ANSWERED);

        // Then
        assertThat(measured.lossRatio()).isZero();
        assertThat(measured.outLossRatio()).isZero();
        assertThat(measured.inLossRatio()).isZero();
        assertThat(measured.roundTripMillis()).isBetween(0.0, 250.0);
        assertThat(measured.jitterMillis()).isBetween(0.0, 250.0);
    }

    @Test
    void tellsLossesOfBothDirectionsApart() {
        // When: two of twenty on the way out, four of the other eighteen on the way back
        Measured measured =
                measure(
                        null,
                        null,
                        count ->
                                switch (count) {
                                    case 3, 11 -> Fate.LOST_OUT;
                                    case 1, 5, 6, 15 -> Fate.LOST_IN;
                                    default -> Fate.ANSWERED;
                                });

        // Then
        assertThat(measured.lossRatio()).isEqualTo(0.3);
        assertThat(measured.outLossRatio()).isEqualTo(0.1);
        assertThat(measured.inLossRatio()).isEqualTo(4 / 18.0);
    }

    @Test
    void packetsThatComeTwiceOrOutOfOrderAreNotLost() {
        // When
        Measured measured =
                measure(
                        null,
                        null,
                        count ->
                                switch (count) {
                                    case 4 -> Fate.TWICE_OUT;
                                    case 9 -> Fate.OVERTAKEN;
                                    default -> Fate.ANSWERED;
                                });

        // Then
        assertThat(measured.lossRatio()).isZero();
        assertThat(measured.duplicates()).isEqualTo(1);
        assertThat(measured.outLossRatio()).isZero();
    }

    @Test
    void hearsNothingOfAReflectorWithAnotherKey() {
        // Given
        try (LoopbackReflector reflector =
                        LoopbackReflector.start(0, key(OTHER), _ -> Fate.ANSWERED);
                Probe probe = probe(SHARED, reflector.address())) {
            // When
            send(probe, PACKETS);
            settle();

            // Then
            assertThat(probe.session().isEverAnswered()).isFalse();
            assertThat(probe.session().measure(PACKETS).lossRatio()).isEqualTo(1);
        }
    }

    @Test
    void goesOnWithAReflectorThatIsRestarted() {
        // Given
        LoopbackReflector reflector = LoopbackReflector.start(0, null, _ -> Fate.ANSWERED);
        HostPort address = reflector.address();
        try (Probe probe = probe(null, address)) {
            send(probe, PACKETS);
            settle();
            assertThat(probe.session().measure(PACKETS).lossRatio()).isZero();

            // When: it is away for half an interval
            reflector.close();
            send(probe, PACKETS / 2);
            reflector = LoopbackReflector.start(address.port(), null, _ -> Fate.ANSWERED);
            send(probe, PACKETS / 2);
            settle();
            Measured during = probe.session().measure(2 * PACKETS);
            send(probe, PACKETS);
            settle();
            Measured after = probe.session().measure(3 * PACKETS);

            // Then
            assertThat(during.lossRatio()).isBetween(0.5, 0.6);
            assertThat(during.outLossRatio()).isNull();
            assertThat(after.lossRatio()).isZero();
            assertThat(after.outLossRatio()).isZero();
        } finally {
            reflector.close();
        }
    }

    @Test
    void measuresDelayAndJitterOfARealNetwork() {
        // Given: 20 ms each way, up to 20 ms more
        try (LoopbackReflector reflector = LoopbackReflector.start(0, null, _ -> Fate.ANSWERED);
                LossyUdpProxy proxy =
                        LossyUdpProxy.start(
                                0,
                                new InetSocketAddress(
                                        InetAddress.getLoopbackAddress(),
                                        reflector.address().port()));
                Probe probe = probe(null, new HostPort("127.0.0.1", proxy.port()))) {
            proxy.impair(Impairment.NONE.withDelay(Duration.ofMillis(20), Duration.ofMillis(20)));

            // When
            for (int count = 0; count < PACKETS; count++) {
                send(probe, 1);
                LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
            }
            settle();
            Measured measured = probe.session().measure(PACKETS);

            // Then
            assertThat(measured.lossRatio()).isZero();
            assertThat(measured.roundTripMillis()).isBetween(40.0, 150.0);
            assertThat(measured.jitterMillis()).isBetween(1.0, 40.0);
        }
    }

    private Measured measure(String ofReflector, String ofSender, IntFunction<Fate> fates) {
        try (LoopbackReflector reflector = LoopbackReflector.start(0, key(ofReflector), fates);
                Probe probe = probe(ofSender, reflector.address())) {
            send(probe, PACKETS);
            settle();
            return probe.session().measure(PACKETS);
        }
    }

    private Probe probe(String key, HostPort reflector) {
        Link link = new Link("hq-1", null, List.of(reflector), key, true);
        return new Probe(link, reflector, 0x1234, clock);
    }

    private static StampKey key(String base64) {
        return base64 == null ? null : StampKey.ofBase64(base64);
    }

    private static void send(Probe probe, int packets) {
        for (int count = 0; count < packets; count++) {
            probe.send();
        }
    }

    /** What may still come is waited for, as the agent does. */
    private static void settle() {
        long end = System.nanoTime() + SETTLED.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
