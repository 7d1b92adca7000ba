package dev.evenkeel.telemetry.snmp;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.DeviceReport.Kind;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LinkMeasurement.State;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real snmpd, polled by the service, into the real Kafka. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(TestTokens.class)
@WithTestResource(SnmpdResource.class)
class SnmpTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    private TopicReader topics;

    @BeforeEach
    void read() {
        SnmpdResource.snmpd().play(port());
        topics =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(),
                        Topics.TELEMETRY_DEVICES,
                        Topics.TELEMETRY_LINKS,
                        Topics.TELEMETRY_REJECTED);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    /** Type, key, site, fresh time and state are what {@code site-link-bad.bad.ndjson} has. */
    @Test
    void linkThatGoesDownIsToldAsRulesNeedIt() {
        // Given
        await(link -> link.state() == State.UP);
        Instant before = Instant.now();

        // When
        SnmpdResource.snmpd().play(port().status(1, 2));

        // Then
        Event<LinkMeasurement> down = await(link -> link.state() == State.DOWN);
        assertThat(down.type().name()).isEqualTo("dev.evenkeel.telemetry.link-measured.v1");
        assertThat(down.key()).isEqualTo(SnmpdResource.LINK);
        assertThat(down.data().linkId()).isEqualTo(SnmpdResource.LINK);
        assertThat(down.data().siteId()).isEqualTo("hq");
        assertThat(down.data().deviceId()).isEqualTo(SnmpdResource.ROUTER);
        assertThat(down.data().timestamp()).isBetween(before, Instant.now());
        assertThat(down.data().arrival().clockOffsetMillis()).isNull();
        assertThat(topics.all(EventTypes.TELEMETRY_REJECTED)).isEmpty();
    }

    @Test
    void trafficAndLossAreToldFromOneReadingToTheNext() {
        // Given: a link of 1 Gbit/s
        await(link -> link.changes() != null);

        // When: 50 MB and 10,000 packets came in, of as many to go out 1,000 did not
        SnmpdResource.snmpd()
                .play(
                        port().octets(1, 50_000_000, 0)
                                .packets(1, 10_000, 10_000)
                                .errors(1, 0, 0, 0, 1_000));

        // Then
        LinkMeasurement busy =
                await(link -> link.changes() != null && link.changes().inOctets() > 0).data();
        double seconds = Duration.between(busy.changesSince(), busy.timestamp()).toNanos() / 1e9;
        assertThat(busy.changes().inOctets()).isEqualTo(50_000_000);
        assertThat(busy.rates().inUtilisationRatio()).isCloseTo(0.4 / seconds, within(0.01));
        assertThat(busy.utilisationRatio()).isEqualTo(busy.rates().inUtilisationRatio());
        assertThat(busy.lossRatio()).isEqualTo(0.1);
    }

    @Test
    void deviceIsToldToBeOfflineAndOnlineAgainAndNothingIsSaidOfItsLinks() throws IOException {
        // Given
        await(link -> link.state() == State.UP);

        // When
        SnmpdResource.snmpd().kill();
        Instant offline;
        try {
            offline = awaitStatus(SnmpdResource.ROUTER, Status.OFFLINE, Instant.EPOCH);
        } finally {
            SnmpdResource.snmpd().launch();
        }
        Instant online = awaitStatus(SnmpdResource.ROUTER, Status.ONLINE, offline);

        // Then
        assertThat(topics.all(EventTypes.LINK_MEASURED))
                .extracting(event -> event.data().timestamp())
                .noneMatch(at -> at.isAfter(offline) && at.isBefore(online.minusSeconds(1)));
    }

    @Test
    void silentDeviceIsTurnedIntoReportsAndMetricsAndNoProbeTurnsRed() {
        // When
        awaitStatus(SnmpdResource.SILENT, Status.OFFLINE, Instant.EPOCH);
        awaitStatus(SnmpdResource.ROUTER, Status.ONLINE, Instant.EPOCH);

        // Then
        when().get("/q/health/ready").then().statusCode(200);
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/metrics")
                .then()
                .body(containsString("evenkeel_telemetry_snmp_polls_total{"))
                .body(containsString("device=\"hq-switch\",outcome=\"no-answer\""))
                .body(containsString("device=\"hq-router\",outcome=\"read\""))
                .body(containsString("evenkeel_telemetry_snmp_poll_duration_seconds_count{"))
                .body(containsString("evenkeel_telemetry_snmp_unread"));
    }

    private Event<LinkMeasurement> await(Predicate<LinkMeasurement> fits) {
        return topics.await(
                EventTypes.LINK_MEASURED,
                link -> link.linkId().equals(SnmpdResource.LINK) && fits.test(link),
                SOON);
    }

    private Instant awaitStatus(String device, Status status, Instant after) {
        var report =
                topics.await(
                                EventTypes.DEVICE_REPORTED,
                                one ->
                                        one.deviceId().equals(device)
                                                && one.status() == status
                                                && one.timestamp().isAfter(after),
                                SOON)
                        .data();
        assertThat(report.siteId()).isEqualTo("hq");
        assertThat(report.kind())
                .isEqualTo(device.equals(SnmpdResource.SILENT) ? Kind.SWITCH : Kind.ROUTER);
        return report.timestamp();
    }

    private static Mibs port() {
        return new Mibs().port(1, "ge-0/0/1", "carrier A");
    }
}
