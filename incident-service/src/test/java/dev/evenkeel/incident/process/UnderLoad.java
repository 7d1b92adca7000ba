package dev.evenkeel.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.incident.AlertReceivers;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.SimulatedRelay;
import dev.evenkeel.testkit.PostgresResource;
import dev.evenkeel.testkit.halt.HaltPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** The service's surroundings: links that fail and recover, and everybody who hears of it. */
final class UnderLoad implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** The quicker the service is, the sooner a link is well again, and the less it is measured. */
    private static final Duration LONGEST_BETWEEN = Duration.ofMillis(100);

    private final AlertReceivers receivers = new AlertReceivers();
    private final Map<String, String> settings = new HashMap<>();
    private final Path folder;
    private final EventSender sender;
    private final IncidentTrail trail;
    private final FaultyLinks links;
    private final StoredIncidents stored;
    private final SimulatedRelay relay;

    /**
     * Begins with a service that has made what it needs and ended in order.
     *
     * @param kafka where the brokers are, and how the service uses them
     */
    UnderLoad(String bootstrapServers, Map<String, String> kafka)
            throws IOException, InterruptedException {
        assertThat(ServiceProcess.isBuilt()).as("the module is packaged").isTrue();
        folder = Files.createTempDirectory(Path.of("target"), "kills-").toAbsolutePath();
        Files.writeString(folder.resolve("jitter.yaml"), FaultyLinks.RULE);
        Map<String, String> database = new PostgresResource().start();
        settings.putAll(kafka);
        settings.putAll(database);
        settings.putAll(receivers.start());
        settings.put("evenkeel.rules.directory", folder.toString());
        settings.put("evenkeel.console.access", "open");
        sender = new EventSender(bootstrapServers);
        trail = new IncidentTrail(bootstrapServers);
        links = new FaultyLinks(sender);
        stored = new StoredIncidents(database);
        ServiceProcess first = start("first", Optional.empty());
        Instant deadline = Instant.now().plus(LIMIT);
        while (!trail.canFollow()) {
            assertThat(Instant.now()).as(first::log).isBefore(deadline);
            Thread.sleep(100);
        }
        trail.follow();
        relay = SimulatedRelay.start(sender, "relay-kill");
        until("a first incident", first, () -> links.ids().stream().anyMatch(trail::isOpened));
        first.end();
    }

    FaultyLinks links() {
        return links;
    }

    IncidentTrail trail() {
        return trail;
    }

    ServiceProcess start(String name, Optional<HaltPoint> death) {
        return ServiceProcess.start(folder, name, settings, death);
    }

    /** Goes on with more and more links that fail. */
    void until(String what, ServiceProcess process, BooleanSupplier done)
            throws InterruptedException {
        until(what, LIMIT, process, done);
    }

    /** Goes on until so many measurements were sent. */
    void untilSent(int measurements, ServiceProcess process) throws InterruptedException {
        Duration limit = LIMIT.plus(LONGEST_BETWEEN.multipliedBy(measurements));
        until("the events", limit, process, () -> links.sent() >= measurements);
    }

    private void until(String what, Duration limit, ServiceProcess process, BooleanSupplier done)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (!done.getAsBoolean()) {
            step(true);
            assertThat(Instant.now()).as("%s: %s", what, process.log()).isBefore(deadline);
        }
    }

    /** No link fails any more: how long it took until all was over and everybody knew. */
    Duration recover(ServiceProcess process) throws InterruptedException {
        Instant began = Instant.now();
        while (!isAllTold() || !trail.hasReadAll()) {
            step(false);
            assertThat(Instant.now()).as(process::log).isBefore(began.plus(LIMIT));
        }
        return Duration.between(began, Instant.now());
    }

    /** Nothing lost, nothing doubled, everything over. */
    void assertOnceEach() {
        links.ids().forEach(this::assertOnce);
        assertThat(trail.disordered()).isEmpty();
        assertThat(stored.all(links.prefix())).isEqualTo(links.ids().size());
        assertThat(stored.open(links.prefix())).isZero();
        assertThat(stored.unpublished()).isZero();
    }

    @Override
    public void close() {
        relay.farewell();
        trail.close();
        sender.close();
        receivers.stop();
    }

    private void step(boolean more) throws InterruptedException {
        Instant now = Instant.now();
        if (more) {
            links.begin(now);
        }
        links.measure(now, trail::isOpened, trail::isResolved);
        trail.read();
        Thread.sleep(20);
    }

    private boolean isAllTold() {
        return links.areAllOver() && stored.unpublished() == 0 && areAllPaged();
    }

    private boolean areAllPaged() {
        return links.ids().stream()
                .flatMap(link -> trail.incidents(link).stream())
                .allMatch(incident -> pages(incident).size() >= 2);
    }

    /** Message ids under which the team heard of an incident. */
    private static List<String> pages(String incident) {
        return AlertReceivers.requests("/hook", incident).stream()
                .map(request -> request.headers().get("webhook-id"))
                .distinct()
                .toList();
    }

    private void assertOnce(String link) {
        assertThat(trail.life(link))
                .as(link)
                .containsExactly(
                        EventTypes.INCIDENT_OPENED.name(), EventTypes.INCIDENT_RESOLVED.name());
        assertThat(trail.incidents(link)).as(link).hasSize(1);
        String incident = trail.incidents(link).iterator().next();
        List<Long> told = new ArrayList<>(trail.revisions(incident));
        assertThat(told)
                .as("revisions of %s", incident)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, told.size()).boxed().toList());
        assertThat(trail.isClosed(incident)).as(incident).isTrue();
        assertThat(trail.alerts(incident))
                .as("alerts of %s", incident)
                .containsExactly(Action.TRIGGER, Action.RESOLVE);
        assertThat(pages(incident)).as("pages of %s", incident).hasSize(2);
    }
}
