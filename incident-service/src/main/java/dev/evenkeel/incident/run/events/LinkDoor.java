package dev.evenkeel.incident.run.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.alert.events.WebhookDoor;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.run.domain.Deed;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.incident.run.domain.SpareLinks;
import dev.evenkeel.incident.topology.domain.Topology;
import dev.evenkeel.incident.topology.events.TopologyKeeper;
import dev.evenkeel.platform.event.EventJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has the controller of a site's network use another link, by Standard Webhooks: {@code
 * link.switch} and {@code link.take-back}, docs/plans.md. An order repeated after a crash has the
 * same {@code webhook-id}, one for another link a different one. Blocks.
 */
@Singleton
class LinkDoor {
    private static final String LINK = "site-link";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final WebhookDoor webhooks;
    private final TopologyKeeper topology;
    private final CaseStore cases;
    private final Clock clock;

    @Inject
    LinkDoor(WebhookDoor webhooks, TopologyKeeper topology, CaseStore cases, Clock clock) {
        this.webhooks = webhooks;
        this.topology = topology;
        this.cases = cases;
        this.clock = clock;
    }

    /** The body of a call. */
    private record Call(String type, Instant timestamp, Order data) {}

    /**
     * What the controller is told.
     *
     * @param inPlaceOf the link that is left; {@code null}: whichever is used in its place
     * @param linkId the link to be used from now on
     */
    private record Order(
            String runId,
            String planId,
            String stepId,
            String siteId,
            @Nullable String inPlaceOf,
            String linkId,
            String reason) {}

    /** Has the site's next link used in place of the one the deed is about. */
    Outcome leave(Deed deed, URI url, String keys) {
        String failed = deed.target().id();
        if (!deed.target().domain().equals(LINK)) {
            return noLink(deed);
        }
        return switch (SpareLinks.of(failed, topology.state().value(), troubled())) {
            case SpareLinks.None(String reason) -> new Outcome.Missed(0, reason, false);
            case SpareLinks.Found(String siteId, String linkId) ->
                    call(
                            deed,
                            url,
                            keys,
                            "link.switch",
                            order(deed, siteId, failed, linkId),
                            "%s goes over %s in place of %s.".formatted(siteId, linkId, failed));
        };
    }

    /** Has the link used again that the deed is about. */
    Outcome takeBack(Deed deed, URI url, String keys) {
        String link = deed.target().id();
        if (!deed.target().domain().equals(LINK)) {
            return noLink(deed);
        }
        return topology.state()
                .value()
                .siteOf(LINK, link)
                .map(Topology.Site::id)
                .map(siteId ->
                        call(
                                deed,
                                url,
                                keys,
                                "link.take-back",
                                order(deed, siteId, null, link),
                                "%s goes over %s again.".formatted(siteId, link)))
                .orElseGet(() ->
                        new Outcome.Missed(0, link + " is at no site of the topology file", false));
    }

    private Outcome call(
            Deed deed, URI url, String keys, String type, Order order, String arrived) {
        String id = Run.id(deed.key(), order.linkId());
        try {
            String body =
                    EventJson.mapper().writeValueAsString(new Call(type, clock.instant(), order));
            Outcome outcome = webhooks.post(url, keys, id, body);
            return outcome instanceof Outcome.Arrived(int status, _)
                    ? new Outcome.Arrived(status, arrived)
                    : outcome;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("order cannot be written", e);
        }
    }

    private static Order order(
            Deed deed, String siteId, @Nullable String inPlaceOf, String linkId) {
        return new Order(
                deed.runId(), deed.planId(), deed.stepId(), siteId, inPlaceOf, linkId, deed.text());
    }

    private static Outcome noLink(Deed deed) {
        return new Outcome.Missed(0, deed.target().domain() + " is no link of a site", true);
    }

    private Set<String> troubled() {
        return cases.openOrResolvedWithin(Duration.ZERO).await().atMost(LIMIT).stream()
                .filter(one -> !one.isResolved())
                .map(IncidentCase::incident)
                .filter(incident -> incident.cause().domain().equals(LINK))
                .map(incident -> incident.cause().id())
                .collect(Collectors.toSet());
    }
}
