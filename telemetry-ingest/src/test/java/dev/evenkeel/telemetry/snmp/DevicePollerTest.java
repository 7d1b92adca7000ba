package dev.evenkeel.telemetry.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.contracts.telemetry.LinkCounters;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LinkMeasurement.State;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.telemetry.domain.Normaliser;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.SampleCheck;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.domain.Verdict;
import dev.evenkeel.telemetry.snmp.Access.Authentication;
import dev.evenkeel.telemetry.snmp.Access.Privacy;
import dev.evenkeel.telemetry.snmp.Gear.LinkEnd;
import dev.evenkeel.testkit.MutableClock;
import dev.evenkeel.testkit.udp.LossyUdpProxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings of Debian's snmpd. */
class DevicePollerTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static Snmpd snmpd;
    private static Engine engine;

    @BeforeAll
    static void start() throws IOException {
        snmpd = Snmpd.start(new Mibs());
        engine = Engine.open();
    }

    @AfterAll
    static void stop() throws IOException {
        engine.close();
        snmpd.close();
    }

    @Test
    void interfaceIsReadByItsName() {
        // Given
        snmpd.play(
                new Mibs()
                        .port(1, "ge-0/0/10", "spare")
                        .port(2, "ge-0/0/1", "carrier A")
                        .octets(2, 991_827_364_554L, 5)
                        .packets(2, 1_000, 2_000)
                        .errors(2, 1, 2, 3, 4));

        // When
        Poll poll = poller(TestGear.COMMUNITY, TestGear.UPLINK).poll();

        // Then
        assertThat(poll.failure()).isEmpty();
        assertThat(poll.device().status()).isEqualTo(Status.ONLINE);
        LinkMeasurement read = only(poll);
        assertThat(read.linkId()).isEqualTo("hq-1");
        assertThat(read.siteId()).isEqualTo("hq");
        assertThat(read.deviceId()).isEqualTo("hq-router");
        assertThat(read.interfaceName()).isEqualTo("ge-0/0/1");
        assertThat(read.state()).isEqualTo(State.UP);
        assertThat(read.bitsPerSecond()).isEqualTo(1_000_000_000);
        assertThat(read.counterBits()).isEqualTo(64);
        assertThat(read.counters())
                .isEqualTo(new LinkCounters(991_827_364_554L, 5L, 1L, 2L, 3L, 4L, 1_000L, 2_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {Snmpd.USER, Snmpd.STRONG_USER})
    void userIsAuthenticatedAndEncrypted(String user) {
        // Given
        snmpd.play(new Mibs().port(1, "ge-0/0/1", "").status(1, 2));
        Access access =
                user.equals(Snmpd.USER)
                        ? TestGear.user(user, Authentication.SHA_256, Privacy.AES_128)
                        : TestGear.user(user, Authentication.SHA_512, Privacy.AES_256);
        DevicePoller poller = poller(access, TestGear.UPLINK);

        // When
        List<Poll> polls = List.of(poller.poll(), poller.poll());

        // Then
        assertThat(polls).allSatisfy(poll -> assertThat(only(poll).state()).isEqualTo(State.DOWN));
    }

    @Test
    void gearWithoutWideCountersIsReadByItsDescriptions() {
        // Given
        snmpd.play(new Mibs().oldPort(3, "Ethernet0", 4_294_967_290L, 77));

        // When
        LinkMeasurement read =
                only(
                        poller(TestGear.COMMUNITY, new LinkEnd("l", "Ethernet0", null, null, null))
                                .poll());

        // Then
        assertThat(read.interfaceName()).isEqualTo("Ethernet0");
        assertThat(read.counterBits()).isEqualTo(32);
        assertThat(read.bitsPerSecond()).isEqualTo(10_000_000);
        assertThat(read.counters().inOctets()).isEqualTo(4_294_967_290L);
    }

    @Test
    void interfaceIsFoundByItsAliasAfterItGotAnotherIndex() {
        // Given
        LinkEnd end = new LinkEnd("hq-1", null, "carrier A", null, null);
        snmpd.play(new Mibs().port(1, "ge-0/0/1", "carrier A").port(2, "ge-0/0/2", "carrier B"));
        DevicePoller poller = poller(TestGear.COMMUNITY, end);
        LinkMeasurement before = only(poller.poll());
        snmpd.play(
                new Mibs()
                        .port(1, "ge-0/0/2", "carrier B")
                        .status(1, 2)
                        .port(7, "ge-0/0/1", "carrier A"));

        // When
        LinkMeasurement after = only(poller.poll());

        // Then: it is the same interface, and its counters are not to be compared
        assertThat(after.interfaceName()).isEqualTo(before.interfaceName());
        assertThat(after.state()).isEqualTo(State.UP);
        assertThat(after.countersSince()).isAfter(before.countersSince());
    }

    @Test
    void cardThatWasPulledIsNotPresentUntilItIsBack() {
        // Given
        MutableClock clock = MutableClock.at(CLOCK.instant());
        Gear gear = TestGear.at(snmpd.port(), TestGear.COMMUNITY, TestGear.UPLINK);
        DevicePoller poller = TestGear.poller(engine, gear, clock);
        snmpd.play(new Mibs().port(1, "ge-0/0/1", ""));
        poller.poll();

        // When
        snmpd.play(new Mibs().port(2, "ge-0/0/2", ""));
        Poll pulled = poller.poll();
        snmpd.play(new Mibs().port(2, "ge-0/0/2", "").port(9, "ge-0/0/1", ""));
        clock.advance(Duration.ofSeconds(10));
        Poll back = poller.poll();

        // Then
        assertThat(only(pulled).state()).isEqualTo(State.NOT_PRESENT);
        assertThat(pulled.device().status()).isEqualTo(Status.DEGRADED);
        assertThat(only(back).state()).isEqualTo(State.UP);
        assertThat(back.device().status()).isEqualTo(Status.ONLINE);
    }

    @Test
    void interfaceThatNeverWasIsToldOfTheDeviceAndNotAsALinkThatIsDown() {
        // Given: one is not there, of the other there are two
        snmpd.play(new Mibs().port(1, "ge-0/0/1", "twice").port(2, "ge-0/0/2", "twice"));
        LinkEnd gone = new LinkEnd("hq-2", "ge-9/9/9", null, null, null);
        LinkEnd twice = new LinkEnd("hq-3", null, "twice", null, null);

        // When
        Poll poll = poller(TestGear.COMMUNITY, TestGear.UPLINK, gone, twice).poll();

        // Then
        assertThat(only(poll).linkId()).isEqualTo("hq-1");
        assertThat(poll.device().status()).isEqualTo(Status.DEGRADED);
        assertThat(poll.device().statusText())
                .contains("no interface with name ge-9/9/9 for link hq-2", "alias twice");
    }

    @Test
    void countersBeginAnewWhenTheDeviceSaysSoAndWhenItStartedAgain() throws IOException {
        // Given
        Mibs mibs = new Mibs().port(1, "ge-0/0/1", "").octets(1, 100, 100);
        snmpd.play(mibs);
        DevicePoller poller = poller(TestGear.COMMUNITY, TestGear.UPLINK);
        LinkMeasurement first = only(poller.poll());
        LinkMeasurement second = only(poller.poll());

        // When
        snmpd.play(mibs.discontinuity(1, 4_711));
        LinkMeasurement cleared = only(poller.poll());
        snmpd.kill();
        snmpd.launch();
        LinkMeasurement restarted = only(poller.poll());

        // Then
        assertThat(second.countersSince()).isEqualTo(first.countersSince());
        assertThat(cleared.countersSince()).isEqualTo(cleared.timestamp());
        assertThat(restarted.countersSince()).isEqualTo(restarted.timestamp());
    }

    @Test
    void wrapOfNarrowCountersIsCountedOver() {
        // Given
        snmpd.play(new Mibs().oldPort(3, "Ethernet0", 4_294_967_290L, 77));
        DevicePoller poller =
                poller(TestGear.COMMUNITY, new LinkEnd("l", "Ethernet0", null, null, null));
        LinkMeasurement before = only(poller.poll());
        snmpd.play(new Mibs().oldPort(3, "Ethernet0", 10, 80));

        // When
        LinkMeasurement published = second(before, only(poller.poll()));

        // Then
        assertThat(published.changes().inOctets()).isEqualTo(16);
        assertThat(published.changes().outOctets()).isEqualTo(3);
        assertThat(published.rates().inBitsPerSecond()).isPositive();
    }

    @Test
    void countersThatAreHigherAfterARestartTellNoChange() throws IOException {
        // Given
        snmpd.play(new Mibs().port(1, "ge-0/0/1", "").octets(1, 100, 100));
        DevicePoller poller = poller(TestGear.COMMUNITY, TestGear.UPLINK);
        LinkMeasurement before = only(poller.poll());
        snmpd.kill();
        snmpd.play(new Mibs().port(1, "ge-0/0/1", "").octets(1, 5_000, 5_000));
        snmpd.launch();

        // When
        LinkMeasurement after = only(poller.poll());

        // Then
        assertThat(second(before, after).changes()).isNull();
    }

    @Test
    void lightIsReadFromSensorsInThePortAndFromThoseNamedAfterIt() {
        // Given: watts within the port (−3.01 dBm, two lanes), decibels by name, one by
        // configuration
        LinkEnd named = new LinkEnd("hq-2", "xe-0/1/0", null, null, null);
        LinkEnd configured = new LinkEnd("hq-3", "xe-0/1/1", null, "odd sensor", null);
        snmpd.play(
                new Mibs()
                        .port(1, "ge-0/0/1", "")
                        .port(2, "xe-0/1/0", "")
                        .port(3, "xe-0/1/1", "")
                        .entity(10, "slot 0 port 1", 0)
                        .mapping(10, 1)
                        .entity(11, "Receive power lane 1", 10)
                        .sensor(11, Mibs.WATTS, 8, 1, 9, "watts")
                        .entity(12, "Receive power lane 2", 10)
                        .sensor(12, Mibs.WATTS, 7, 0, 500, "watts")
                        .entity(13, "Transmit power", 10)
                        .sensor(13, Mibs.WATTS, 8, 0, 1, "watts")
                        .entity(20, "xe-0/1/0 Rx Power", 0)
                        .sensor(20, Mibs.DBM, 9, 1, -72, "dBm")
                        .entity(21, "xe-0/1/10 Rx Power", 0)
                        .sensor(21, Mibs.DBM, 9, 1, -300, "dBm")
                        .entity(22, "xe-0/1/0 Tx Power", 0)
                        .sensor(22, Mibs.OTHER, 9, 2, -291, "dBm")
                        .entity(30, "odd sensor", 0)
                        .sensor(30, Mibs.WATTS, 7, 0, 0, "watts"));

        // When
        List<LinkMeasurement> read =
                poller(TestGear.COMMUNITY, TestGear.UPLINK, named, configured).poll().links();

        // Then
        assertThat(read.get(0).receivePowerDbm()).isCloseTo(-3.01, within(0.01));
        assertThat(read.get(0).transmitPowerDbm()).isCloseTo(0, within(0.01));
        assertThat(read.get(1).receivePowerDbm()).isCloseTo(-7.2, within(0.01));
        assertThat(read.get(1).transmitPowerDbm()).isCloseTo(-2.91, within(0.01));
        assertThat(read.get(2).receivePowerDbm()).as("no light").isEqualTo(-60);
        assertThat(read.get(2).transmitPowerDbm()).isNull();
    }

    @Test
    void oneOfFiveThousandInterfacesIsFoundAndThenReadWithOneRequest() {
        // Given
        Mibs mibs = new Mibs();
        for (int index = 1; index <= 5_000; index++) {
            mibs.port(index, "vlan." + index, "customer " + index);
        }
        snmpd.play(mibs.octets(4_987, 42, 0));
        try (LossyUdpProxy proxy =
                LossyUdpProxy.start(0, new InetSocketAddress("127.0.0.1", snmpd.port()))) {
            Gear gear =
                    TestGear.at(
                            proxy.port(),
                            TestGear.COMMUNITY,
                            new LinkEnd("by-name", "vlan.4987", null, null, null),
                            new LinkEnd("by-alias", null, "customer 4999", null, null));
            DevicePoller poller = TestGear.poller(engine, gear, CLOCK);
            List<LinkMeasurement> first = poller.poll().links();
            long discovered = proxy.forwardedDatagrams();

            // When
            List<LinkMeasurement> second = poller.poll().links();

            // Then: the up time, and one request for each link; there and back
            assertThat(first).hasSize(2);
            assertThat(discovered).isGreaterThan(800);
            assertThat(second.getFirst().counters().inOctets()).isEqualTo(42);
            assertThat(proxy.forwardedDatagrams() - discovered).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void manyDevicesAreReadSideBySideOverOneSocket() throws Exception {
        // Given: a hundred devices, every other one with a user
        snmpd.play(new Mibs().port(1, "ge-0/0/1", "").octets(1, 42, 0));
        Access user = TestGear.user(Snmpd.USER, Authentication.SHA_256, Privacy.AES_128);
        List<Callable<Poll>> devices = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            DevicePoller poller = poller(i % 2 == 0 ? user : TestGear.COMMUNITY, TestGear.UPLINK);
            devices.add(poller::poll);
        }

        // When
        List<Future<Poll>> polls;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            polls = threads.invokeAll(devices);
        }

        // Then
        for (Future<Poll> poll : polls) {
            assertThat(only(poll.get()).counters().inOctets()).isEqualTo(42);
        }
    }

    private static DevicePoller poller(Access access, LinkEnd... ends) {
        return TestGear.poller(engine, TestGear.at(snmpd.port(), access, ends), CLOCK);
    }

    /** The second of two readings, as the door publishes it. */
    private static LinkMeasurement second(LinkMeasurement... readings) {
        SampleCheck<?> check = SampleCheck.of(TelemetryKind.LINKS);
        Normaliser normaliser = new Normaliser();
        Producer from = new Producer.Site("hq", Set.of(TelemetryKind.LINKS), "snmp");
        Verdict verdict = new Verdict.Duplicate();
        for (LinkMeasurement reading : readings) {
            Instant now = CLOCK.instant();
            JsonNode json = EventJson.mapper().valueToTree(reading);
            verdict =
                    normaliser
                            .normalise(List.of(check.judge(json, from, now)), from, now)
                            .getFirst();
        }
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return (LinkMeasurement) ((Verdict.Accepted<?>) verdict).sample();
    }

    private static LinkMeasurement only(Poll poll) {
        assertThat(poll.links()).as(String.valueOf(poll.device().statusText())).hasSize(1);
        return poll.links().getFirst();
    }
}
