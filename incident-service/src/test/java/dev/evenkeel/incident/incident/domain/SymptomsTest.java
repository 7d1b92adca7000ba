package dev.evenkeel.incident.incident.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import dev.evenkeel.incident.silence.domain.Match;
import dev.evenkeel.incident.silence.domain.Mute;
import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SymptomsTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Topology TOPOLOGY =
            new Topology(
                    List.of(
                            new Topology.Site(
                                    "berlin",
                                    "Berlin",
                                    List.of(
                                            new Topology.Link("berlin-1", "fibre"),
                                            new Topology.Link("berlin-2", "radio")),
                                    List.of())),
                    List.of());

    private final AtomicInteger ids = new AtomicInteger();
    private final Detector detector = new Detector(ShippedRules.load());
    private final IncidentBook book =
            new IncidentBook(
                    ShippedRules.load(), PlanCatalog.load(), () -> "inc-" + ids.incrementAndGet());
    private final List<Decision<IncidentCase>> decisions = new ArrayList<>();
    private final Map<String, String> regions = new HashMap<>();
    private final Set<String> dead = new HashSet<>();
    private final Map<String, Double> lossAt = new HashMap<>();
    private int people;
    private long millis;

    @Test
    void aBadSiteLinkIsOneIncidentAndOnePageWhateverFollowsFromIt() {
        // Given
        topology(List.of());
        relays(Map.of("relay-a", "east", "relay-b", "east"));
        people = 40;
        runUntil(10_000);

        // When
        lossAt.put("berlin", 0.3);
        runUntil(60_000);
        lossAt.clear();
        runUntil(120_000);

        // Then
        assertThat(opened()).extracting(one -> one.cause().id()).containsExactly("berlin-1");
        assertThat(alerts())
                .extracting(AlertNotification::eventAction)
                .containsExactly(Action.TRIGGER, Action.RESOLVE);
        assertThat(opened().getFirst().openedAt())
                .isBefore(START.plusMillis(10_000).plus(Duration.ofSeconds(5)));
    }

    @Test
    void aRegionIsOnePageThoughItsRelaysAreLostOneAfterTheOther() {
        // Given
        topology(List.of());
        relays(Map.of("relay-a", "east", "relay-b", "east", "relay-c", "west"));
        runUntil(5_000);

        // When
        dead.add("relay-a");
        runUntil(6_000);
        dead.add("relay-b");
        runUntil(12_000);

        // Then
        assertThat(opened())
                .extracting(one -> one.rule() + " " + one.cause().id())
                .containsExactlyInAnyOrder(
                        "relay-lost relay-a", "relay-lost relay-b", "region-lost east");
        assertThat(alerts()).extracting(AlertNotification::dedupKey).containsOnly("inc-1");
        assertThat(alerts().getLast().eventClass()).isEqualTo("region-lost");
        assertThat(latest("relay-lost", "relay-b").inhibitedBy())
                .isEqualTo(latest("region-lost", "east").incidentId());

        // When
        dead.clear();
        runUntil(90_000);

        // Then
        assertThat(alerts()).filteredOn(one -> one.eventAction() == Action.RESOLVE).hasSize(1);
        assertThat(book.cases()).allMatch(IncidentCase::isResolved);
    }

    @Test
    void aSilencedIncidentIsThereAndPagesWhenTheSilenceEnds() {
        // Given
        Mute silence =
                new Mute(
                        "s-1",
                        Mute.Kind.SILENCE,
                        new Match(Map.of("rule", "relay-*", "region", "east")),
                        START,
                        START.plusSeconds(15),
                        "Lee",
                        "moving racks");
        topology(List.of(silence));
        relays(Map.of("relay-a", "east", "relay-b", "west", "relay-c", "west"));
        runUntil(5_000);

        // When
        dead.add("relay-a");
        runUntil(14_000);

        // Then
        assertThat(opened()).hasSize(1);
        assertThat(opened().getFirst().silencedBy()).isEqualTo("s-1");
        assertThat(alerts()).isEmpty();

        // When
        runUntil(16_000);

        // Then
        assertThat(alerts())
                .extracting(AlertNotification::eventAction)
                .containsExactly(Action.TRIGGER);
        assertThat(latest("relay-lost", "relay-a").silencedBy()).isNull();
    }

    private void topology(List<Mute> silences) {
        detector.use(TOPOLOGY);
        book.use(TOPOLOGY, silences);
    }

    private void relays(Map<String, String> byId) {
        regions.putAll(byId);
    }

    private void runUntil(long end) {
        for (; millis <= end; millis += 250) {
            if (millis % 500 == 0) {
                regions.keySet().stream().filter(one -> !dead.contains(one)).forEach(this::beat);
            }
            if (millis % 1_000 == 0) {
                for (int i = 0; i < people; i++) {
                    measure(i);
                }
            }
            decisions.addAll(book.reconcile(detector.evaluate(now()), detector, now()));
        }
    }

    private void beat(String relay) {
        RelayHeartbeat beat =
                new RelayHeartbeat(
                        relay,
                        relay + "-1",
                        millis,
                        RelayState.READY,
                        regions.get(relay),
                        "http://x",
                        "x:1",
                        new RelayLoad(0, 0, 0, 0, 0, 0),
                        List.of(),
                        List.of(),
                        now());
        observe(EventTypes.RELAY_HEARTBEAT, relay, beat);
    }

    /** Half of the people sit in Berlin, the others nobody knows where; on two relays each. */
    private void measure(int number) {
        String site = number % 2 == 0 ? "berlin" : null;
        double loss = site == null ? 0 : lossAt.getOrDefault(site, 0.0);
        QualityWindow window =
                new QualityWindow(
                        "meeting-" + number % 5,
                        "p-" + number,
                        number % 4 < 2 ? "relay-a" : "relay-b",
                        now().minusSeconds(5),
                        now(),
                        5,
                        loss,
                        loss,
                        4.0,
                        30.0,
                        64_000.0,
                        null,
                        null,
                        loss > 0 ? 2.0 : 4.3,
                        loss > 0 ? Verdict.POOR : Verdict.GOOD,
                        site,
                        null,
                        null,
                        null);
        observe(EventTypes.QUALITY_WINDOW, window.meetingId(), window);
    }

    private <T> void observe(EventType<T> type, String key, T data) {
        Event<T> event = new Event<>("e", "/test", type, key, now(), null, data);
        detector.observe(new Observation(event, now(), now(), false));
    }

    private Instant now() {
        return START.plusMillis(millis);
    }

    private List<Incident> opened() {
        return decisions.stream()
                .flatMap(decision -> decision.events().stream())
                .filter(IncidentEvent.Entered.class::isInstance)
                .map(IncidentEvent.Entered.class::cast)
                .filter(one -> one.type().equals(EventTypes.INCIDENT_OPENED))
                .map(IncidentEvent.Entered::incident)
                .toList();
    }

    private Incident latest(String rule, String cause) {
        return book.cases().stream()
                .map(IncidentCase::incident)
                .filter(one -> one.rule().equals(rule) && one.cause().id().equals(cause))
                .findFirst()
                .orElseThrow();
    }

    private List<AlertNotification> alerts() {
        return decisions.stream()
                .flatMap(decision -> decision.events().stream())
                .filter(IncidentEvent.Alerted.class::isInstance)
                .map(one -> ((IncidentEvent.Alerted) one).alert())
                .toList();
    }
}
