package dev.evenkeel.incident.incident.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.incident.Incident.State;
import dev.evenkeel.incident.LostRelay;
import dev.evenkeel.incident.incident.domain.Request.Kind;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.incident.ruleset.domain.RuleFixture;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ByHandTest {
    private final RuleFixture busy =
            RuleFixture.read(
                    "relay-overloaded.bad.ndjson",
                    ShippedRules.text("relay-overloaded.bad.ndjson"));
    private final Queue<Observation> coming = new ArrayDeque<>(busy.observations());
    private final Detector detector = new Detector(ShippedRules.load());
    private final AtomicInteger ids = new AtomicInteger();
    private final IncidentBook book =
            new IncidentBook(
                    ShippedRules.load(), PlanCatalog.load(), () -> "inc-" + ids.incrementAndGet());
    private final List<Decision<IncidentCase>> decisions = new ArrayList<>();
    private long millis;

    @BeforeEach
    void relayIsBusyUntilTwentyFiveSeconds() {
        runUntil(22_000);
        assertThat(incident().state()).isEqualTo(State.OPEN);
    }

    @Test
    void acknowledgedOnceItSaysWhoAndWhenAndTheTeamIsTold() {
        // When
        ask(Kind.ACKNOWLEDGE, incident().revision(), "on it", null);

        // Then
        assertThat(incident().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(incident().acknowledgedAt()).isEqualTo(now());
        assertThat(incident().timeline().getLast())
                .isEqualTo(new Incident.TimelineEntry(now(), "Lee", "Acknowledged: on it"));
        assertThat(types()).containsExactly(EventTypes.INCIDENT_ACKNOWLEDGED.name());
        assertThat(alerts()).containsExactly(AlertNotification.Action.ACKNOWLEDGE);
    }

    @Test
    void anOlderRevisionIsRefused() {
        // When
        Reply reply = ask(Kind.ASSIGN, incident().revision() - 1, null, "Kim");

        // Then
        assertThat(reply).isInstanceOf(Reply.Conflict.class);
        assertThat(incident().owner()).isNull();
    }

    @Test
    void resolvedByHandItStaysSoWhileTheRuleGoesOnFiring() {
        // When
        ask(Kind.RESOLVE, null, "a load test", null);
        runUntil(30_000);

        // Then
        assertThat(book.cases()).hasSize(1);
        assertThat(incident().state()).isEqualTo(State.RESOLVED);
        assertThat(alerts()).containsExactly(AlertNotification.Action.RESOLVE);
        runUntil(49_000);
        assertThat(book.cases())
                .singleElement()
                .satisfies(known -> assertThat(known.hold()).isEqualTo(Hold.NONE));
    }

    @Test
    void reopenedByHandItStaysOpenUntilAPersonSaysSo() {
        // Given
        runUntil(48_000);
        assertThat(incident().state()).isEqualTo(State.RESOLVED);
        decisions.clear();

        // When
        ask(Kind.REOPEN, null, "it is not over", null);
        runUntil(49_500);

        // Then
        assertThat(incident().state()).isEqualTo(State.OPEN);
        assertThat(alerts()).containsExactly(AlertNotification.Action.TRIGGER);
        assertThat(ask(Kind.REOPEN, null, "again", null)).isInstanceOf(Reply.Conflict.class);
        ask(Kind.RESOLVE, null, "now it is", null);
        assertThat(incident().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void mergedItEndsAndTheOtherGoesOn() {
        // Given
        IncidentCase other = known("inc-9");

        // When
        book.load(List.of(book.cases().iterator().next(), other), now());
        ask(Kind.MERGE, null, "the same", "inc-9");

        // Then
        assertThat(types()).containsExactly(EventTypes.INCIDENT_MERGED.name());
        assertThat(incident().mergedInto()).isEqualTo("inc-9");
        assertThat(incident().state()).isEqualTo(State.RESOLVED);
        Incident goesOn =
                book.cases().stream()
                        .map(IncidentCase::incident)
                        .filter(one -> one.incidentId().equals("inc-9"))
                        .findFirst()
                        .orElseThrow();
        assertThat(goesOn.timeline().getLast().text()).isEqualTo("Took in inc-1: the same");
        assertThat(goesOn.evidence()).isNotEmpty();
        assertThat(ask(Kind.MERGE, null, null, "inc-9")).isInstanceOf(Reply.Conflict.class);
    }

    @Test
    void whoIsNotThereIsSaidSo() {
        Request asked =
                new Request("key-0001", "none", Kind.COMMENT, "Lee", null, "?", null, now());
        assertThat(book.request(asked, Optional.empty())).isEqualTo(new Reply.Unknown("none"));
    }

    private Reply ask(
            Kind kind, @Nullable Long revision, @Nullable String text, @Nullable String target) {
        decisions.clear();
        Reply reply =
                book.request(
                        new Request("key", "inc-1", kind, "Lee", revision, text, target, now()),
                        Optional.empty());
        if (reply instanceof Reply.Done(List<Decision<IncidentCase>> done)) {
            decisions.addAll(done);
        }
        return reply;
    }

    private IncidentCase known(String id) {
        Incident other = LostRelay.incident(id, State.OPEN, "relay-z", now(), now(), List.of());
        return new IncidentCase(other, now(), false, null, null, Hold.NONE, java.util.Map.of());
    }

    private Incident incident() {
        return book.cases().stream()
                .map(IncidentCase::incident)
                .filter(one -> one.incidentId().equals("inc-1"))
                .findFirst()
                .orElseThrow();
    }

    private void runUntil(long end) {
        for (; millis <= end; millis += 50) {
            while (!coming.isEmpty() && !coming.peek().arrivedAt().isAfter(now())) {
                detector.observe(coming.remove());
            }
            book.reconcile(detector.evaluate(now()), detector, now());
        }
    }

    private Instant now() {
        return busy.header().startedAt().plusMillis(millis);
    }

    private List<String> types() {
        return events(IncidentEvent.Entered.class).stream().map(one -> one.type().name()).toList();
    }

    private List<AlertNotification.Action> alerts() {
        return events(IncidentEvent.Alerted.class).stream()
                .map(one -> one.alert().eventAction())
                .toList();
    }

    private <T> List<T> events(Class<T> kind) {
        return decisions.stream()
                .flatMap(decision -> decision.events().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
