package dev.evenkeel.telemetry.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.telemetry.snmp.Access.Authentication;
import dev.evenkeel.telemetry.snmp.Access.Privacy;
import dev.evenkeel.telemetry.snmp.PollFailedException.Cause;
import dev.evenkeel.testkit.udp.Impairment;
import dev.evenkeel.testkit.udp.LossyUdpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Devices that cannot be read, each for a reason of its own. */
class UnreadableDeviceTest {
    private static Snmpd snmpd;
    private static Engine engine;

    @BeforeAll
    static void start() throws IOException {
        snmpd = Snmpd.start(new Mibs().port(1, "ge-0/0/1", ""));
        engine = Engine.open();
    }

    @AfterAll
    static void stop() throws IOException {
        engine.close();
        snmpd.close();
    }

    @Test
    void wrongCommunityIsSilence() {
        assertUnreadable(
                impatient(snmpd.port(), new Access.Community(new Secret("not-this"))).poll(),
                Cause.NO_ANSWER,
                Status.OFFLINE);
    }

    @Test
    void wrongKeysAndUsersAreToldApart() {
        // When
        Poll wrongAuthentication =
                poll(
                        TestGear.user(
                                Snmpd.USER,
                                Authentication.SHA_256,
                                "another-passphrase",
                                Privacy.AES_128,
                                Snmpd.PRIVACY));
        Poll wrongHash = poll(TestGear.user(Snmpd.USER, Authentication.SHA_512, Privacy.AES_128));
        Poll unknown = poll(TestGear.user("nobody", Authentication.SHA_256, Privacy.AES_128));

        // Then
        assertUnreadable(wrongAuthentication, Cause.WRONG_KEY, Status.DEGRADED);
        assertUnreadable(wrongHash, Cause.WRONG_KEY, Status.DEGRADED);
        assertUnreadable(unknown, Cause.UNKNOWN_USER, Status.DEGRADED);
    }

    @Test
    void whoseEncryptionIsAnotherIsThereAndDoesNotAnswer() {
        // When
        Poll poll =
                impatient(
                                snmpd.port(),
                                TestGear.user(
                                        Snmpd.USER,
                                        Authentication.SHA_256,
                                        Snmpd.AUTHENTICATION,
                                        Privacy.AES_128,
                                        "another-passphrase"))
                        .poll();

        // Then
        assertUnreadable(poll, Cause.IGNORED, Status.DEGRADED);
    }

    @Test
    void onesWrongKeyDoesNotSpoilAnothersRightOne() {
        // Given
        DevicePoller right =
                patient(
                        snmpd.port(),
                        TestGear.user(Snmpd.USER, Authentication.SHA_256, Privacy.AES_128));
        right.poll();

        // When
        poll(
                TestGear.user(
                        Snmpd.USER,
                        Authentication.SHA_256,
                        "another-passphrase",
                        Privacy.AES_128,
                        Snmpd.PRIVACY));

        // Then
        assertThat(right.poll().failure()).isEmpty();
    }

    @Test
    void deviceThatNeverAnswersIsOfflineAfterItsTimeouts() throws IOException {
        // Given
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            long began = System.nanoTime();

            // When
            Poll poll = impatient(silent.getLocalPort(), TestGear.COMMUNITY).poll();

            // Then: asked twice, no more
            assertUnreadable(poll, Cause.NO_ANSWER, Status.OFFLINE);
            assertThat(poll.device().statusText()).contains("within 900 ms, asked 2 times");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofMillis(1_700), Duration.ofSeconds(10));
        }
    }

    @Test
    void garbageIsNoAnswer() throws IOException {
        // Given
        try (DatagramSocket garbling = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> garble(garbling));
            List<Access> ways =
                    List.of(
                            TestGear.COMMUNITY,
                            TestGear.user(Snmpd.USER, Authentication.SHA_256, Privacy.AES_128));

            for (Access access : ways) {
                // When
                Poll poll = impatient(garbling.getLocalPort(), access).poll();

                // Then
                assertUnreadable(poll, Cause.NO_ANSWER, Status.OFFLINE);
            }
        }
    }

    @Test
    void nameWithoutAnAddressIsToldAsSuch() {
        // Given
        Gear gear = TestGear.at(161, TestGear.COMMUNITY, TestGear.UPLINK);
        Gear nowhere =
                new Gear(
                        gear.deviceId(),
                        gear.siteId(),
                        gear.kind(),
                        "no-such-host.invalid",
                        gear.port(),
                        gear.access(),
                        gear.every(),
                        gear.timeout(),
                        gear.retries(),
                        gear.links());

        // When
        Poll poll = TestGear.poller(engine, nowhere, Clock.systemUTC()).poll();

        // Then
        assertUnreadable(poll, Cause.UNKNOWN_HOST, Status.OFFLINE);
    }

    @Test
    void lateAnswersAreNobodysAndTheDeviceComesBack() throws IOException {
        // Given: every answer takes longer than is waited for
        try (LossyUdpProxy proxy =
                LossyUdpProxy.start(0, new InetSocketAddress("127.0.0.1", snmpd.port()))) {
            DevicePoller poller = impatient(proxy.port(), TestGear.COMMUNITY);
            assertThat(poller.poll().links()).hasSize(1);
            proxy.impair(Impairment.NONE.withDelay(Duration.ofMillis(600), Duration.ZERO));

            // When
            Poll late = poller.poll();
            proxy.impair(Impairment.NONE);
            Poll after = poller.poll();

            // Then
            assertUnreadable(late, Cause.NO_ANSWER, Status.OFFLINE);
            assertThat(after.links()).hasSize(1);
            assertThat(after.device().status()).isEqualTo(Status.ONLINE);
        }
    }

    @Test
    void answersOfAnEarlierRequestAndThoseThatComeTwiceAreNobodys() throws IOException {
        // Given: before each answer the one before it, and each twice
        try (DatagramSocket stutterer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> stutter(stutterer));
            DevicePoller poller = patient(stutterer.getLocalPort(), TestGear.COMMUNITY);

            for (long octets = 1; octets <= 5; octets++) {
                // When
                snmpd.play(new Mibs().port(1, "ge-0/0/1", "").octets(1, octets, 0));
                Poll poll = poller.poll();

                // Then
                assertThat(poll.links().getFirst().counters().inOctets()).isEqualTo(octets);
            }
        }
    }

    private static void assertUnreadable(Poll poll, Cause cause, Status status) {
        assertThat(poll.failure()).contains(cause);
        assertThat(poll.device().status()).isEqualTo(status);
        assertThat(poll.device().statusText())
                .startsWith("SNMP: ")
                .doesNotContain(Snmpd.AUTHENTICATION, Snmpd.PRIVACY, Snmpd.COMMUNITY, "another-");
        assertThat(poll.links()).isEmpty();
    }

    /** Of the device that answers, be it with a refusal. */
    private static Poll poll(Access access) {
        return patient(snmpd.port(), access).poll();
    }

    private static DevicePoller patient(int port, Access access) {
        return TestGear.poller(
                engine, TestGear.at(port, access, TestGear.UPLINK), Clock.systemUTC());
    }

    /** Of a device from which nothing is expected. */
    private static DevicePoller impatient(int port, Access access) {
        return TestGear.poller(
                engine,
                TestGear.at(port, Duration.ofMillis(900), access, TestGear.UPLINK),
                Clock.systemUTC());
    }

    /** Passes requests on to snmpd. */
    private static void stutter(DatagramSocket socket) {
        byte[] before = {};
        byte[] bytes = new byte[65_535];
        InetSocketAddress agent = new InetSocketAddress("127.0.0.1", snmpd.port());
        try (DatagramSocket inner = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            while (true) {
                DatagramPacket request = new DatagramPacket(bytes, bytes.length);
                socket.receive(request);
                SocketAddress from = request.getSocketAddress();
                inner.send(new DatagramPacket(bytes, request.getLength(), agent));
                DatagramPacket answer = new DatagramPacket(bytes, bytes.length);
                inner.receive(answer);
                byte[] now = Arrays.copyOf(bytes, answer.getLength());
                for (byte[] each : List.of(before, now, now)) {
                    socket.send(new DatagramPacket(each, each.length, from));
                }
                before = now;
            }
        } catch (SocketException closed) {
            assertThat(socket.isClosed()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers whatever comes with bytes of chance, and with its own words cut short. */
    private static void garble(DatagramSocket socket) {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[2_000];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                int length = packet.getLength();
                socket.send(new DatagramPacket(bytes, length / 2, packet.getSocketAddress()));
                byte[] garbage = new byte[length];
                random.nextBytes(garbage);
                socket.send(new DatagramPacket(garbage, length, packet.getSocketAddress()));
            }
        } catch (SocketException closed) {
            assertThat(socket.isClosed()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
