package dev.evenkeel.telemetry.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.telemetry.stamp.AgentSettings.HostPort;
import dev.evenkeel.telemetry.stamp.AgentSettings.Link;
import dev.evenkeel.telemetry.stamp.LoopbackReflector.Fate;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent, real UDP, the real door, the real Kafka. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(TestTokens.class)
class SiteAgentTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir Path folder;
    @TestHTTPResource URI door;

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private TopicReader topics;
    private Path token;

    @BeforeEach
    void open() throws IOException {
        token = folder.resolve("token");
        Files.writeString(token, TestTokens.telemetryOfSite("hq", "links").sign());
        topics =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(),
                        Topics.TELEMETRY_LINKS,
                        Topics.TELEMETRY_REJECTED);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void linkIsMeasuredByTheBestOfItsPaths() {
        // Given: every fifth answer of one reflector is lost, none of the other's
        try (LoopbackReflector lossy = LoopbackReflector.start(0, null, SiteAgentTest::everyFifth);
                LoopbackReflector lossyToo =
                        LoopbackReflector.start(0, null, SiteAgentTest::everyFifth);
                LoopbackReflector well = LoopbackReflector.start(0, null, _ -> Fate.ANSWERED);
                SiteAgent agent =
                        agent(door, link("stamp-1", lossy), link("stamp-2", lossyToo, well))) {
            // When
            LinkMeasurement bad = await("stamp-1", one -> one.inLossRatio() != null);
            LinkMeasurement good = await("stamp-2", _ -> true);

            // Then
            assertThat(bad.siteId()).isEqualTo("hq");
            assertThat(bad.lossRatio()).isBetween(0.1, 0.3);
            assertThat(bad.outLossRatio()).isZero();
            assertThat(bad.inLossRatio()).isEqualTo(bad.lossRatio());
            assertThat(bad.state()).isNull();
            assertThat(good.lossRatio()).isZero();
            assertThat(good.roundTripMillis()).isNotNull();
            assertThat(good.jitterMillis()).isNotNull();
            assertThat(topics.all(EventTypes.TELEMETRY_REJECTED)).isEmpty();
        }
    }

    @Test
    void linkOverWhichNothingGetsAnyMoreIsTold() {
        // Given
        LoopbackReflector reflector = LoopbackReflector.start(0, null, _ -> Fate.ANSWERED);
        try (SiteAgent agent = agent(door, link("stamp-3", reflector))) {
            await("stamp-3", one -> one.lossRatio() == 0);

            // When
            reflector.close();

            // Then
            LinkMeasurement gone = await("stamp-3", one -> one.lossRatio() == 1);
            assertThat(gone.roundTripMillis()).isNull();
            assertThat(gone.outLossRatio()).isNull();
        }
    }

    @Test
    void whereNobodyEverAnsweredNothingIsSaidOfTheLink() throws Exception {
        // Given
        HostPort nobody;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            nobody = new HostPort("127.0.0.1", free.getLocalPort());
        }
        Link link = new Link("stamp-4", null, List.of(nobody), null, true);

        // When
        try (SiteAgent agent = agent(door, link)) {
            awaitLog("event=no-reflector-ever-answered");
        }

        // Then
        assertThat(topics.all(EventTypes.LINK_MEASURED))
                .noneMatch(event -> event.key().equals("stamp-4"));
    }

    @Test
    void whatCannotBeReportedIsReportedLater() throws Exception {
        // Given: a token that is not there yet
        Path late = folder.resolve("late");
        try (LoopbackReflector reflector = LoopbackReflector.start(0, null, _ -> Fate.ANSWERED);
                SiteAgent agent =
                        SiteAgent.start(
                                settings(door, late, link("stamp-5", reflector)),
                                Clock.systemUTC(),
                                log::add)) {
            awaitLog("event=door-away");

            // When
            Path ready = Files.copy(token, folder.resolve("ready"));
            Files.move(ready, late);

            // Then
            awaitLog("event=door-back");
            assertThat(await("stamp-5", _ -> true).lossRatio()).isZero();
        }
    }

    private static Fate everyFifth(int count) {
        return count % 5 == 4 ? Fate.LOST_IN : Fate.ANSWERED;
    }

    private SiteAgent agent(URI to, Link... links) {
        return SiteAgent.start(settings(to, token, links), Clock.systemUTC(), log::add);
    }

    private static AgentSettings settings(URI to, Path token, Link... links) {
        return new AgentSettings(
                "hq",
                to,
                token,
                Duration.ofMillis(20),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                List.of(links));
    }

    private static Link link(String id, LoopbackReflector... reflectors) {
        return new Link(
                id,
                null,
                List.of(reflectors).stream().map(LoopbackReflector::address).toList(),
                null,
                true);
    }

    private LinkMeasurement await(String link, Predicate<LinkMeasurement> fits) {
        return topics.await(
                        EventTypes.LINK_MEASURED,
                        one -> one.linkId().equals(link) && fits.test(one),
                        SOON)
                .data();
    }

    private void awaitLog(String start) throws InterruptedException {
        String line;
        do {
            line = log.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(line).as("a line that starts with " + start).isNotNull();
        } while (!line.startsWith(start));
    }
}
