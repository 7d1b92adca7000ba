package dev.evenkeel.incident.process;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.incident.EventSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Links that begin to jitter one after the other, go on until their incident is known, and are well
 * again until it is known to be over. One thread.
 */
final class FaultyLinks {
    /** A rule of its own: every such link is an incident and a page. */
    static final String RULE =
            """
            id: kill-link-jitter
            version: 1
            kind: threshold
            description: A link jitters.
            misses: Everything else.
            summary: Link {subject} jitters.
            severity: error
            page: true
            team: steps
            pendingFor: PT0S
            keepFiring: PT1S
            when:
              measure: link.jitterMillis
              per: link
              over: 100
            """;

    private static final Duration BEGIN_EVERY = Duration.ofMillis(400);
    private static final Duration MEASURE_BAD = Duration.ofMillis(300);
    private static final Duration MEASURE_WELL = Duration.ofMillis(900);
    private static final double BAD_MILLIS = 250;
    private static final double WELL_MILLIS = 2;

    private final EventSender sender;
    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final List<Link> links = new ArrayList<>();
    private Instant beginAt = Instant.MIN;
    private final List<Sent> sent = new ArrayList<>();

    private record Sent(String eventId, Future<RecordMetadata> answer) {}

    private static final class Link {
        final String id;
        boolean mended;
        boolean over;
        Instant measureAt = Instant.MIN;

        Link(String id) {
            this.id = id;
        }
    }

    FaultyLinks(EventSender sender) {
        this.sender = sender;
    }

    /** Another link begins to jitter, if it is time. */
    void begin(Instant now) {
        if (!now.isBefore(beginAt)) {
            links.add(new Link(prefix() + "-" + links.size()));
            beginAt = now.plus(BEGIN_EVERY);
        }
    }

    /** Measures those whose turn it is, by what others have heard of them. */
    void measure(Instant now, Predicate<String> opened, Predicate<String> resolved) {
        for (Link link : links) {
            link.mended = link.mended || opened.test(link.id);
            link.over = link.over || (link.mended && resolved.test(link.id));
            if (!link.over && !now.isBefore(link.measureAt)) {
                send(link.id, link.mended ? WELL_MILLIS : BAD_MILLIS, now);
                link.measureAt = now.plus(link.mended ? MEASURE_WELL : MEASURE_BAD);
            }
        }
    }

    List<String> ids() {
        return links.stream().map(link -> link.id).toList();
    }

    boolean areAllOver() {
        return links.stream().allMatch(link -> link.over);
    }

    /** Measurements sent. */
    int sent() {
        return sent.size();
    }

    /** Ids of the events of those that Kafka has acknowledged. */
    List<String> acknowledged() {
        return sent.stream()
                .filter(one -> one.answer().state() == Future.State.SUCCESS)
                .map(Sent::eventId)
                .toList();
    }

    /** What the causes of their incidents begin with. */
    String prefix() {
        return "kill-" + run;
    }

    private void send(String link, double jitterMillis, Instant now) {
        LinkMeasurement measured =
                new LinkMeasurement(
                        UUID.randomUUID().toString(),
                        link,
                        "site-" + run,
                        "router",
                        "eth0",
                        now,
                        null,
                        null,
                        null,
                        null,
                        null,
                        jitterMillis,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        Event<LinkMeasurement> event = EventSender.event(EventTypes.LINK_MEASURED, link, measured);
        sent.add(new Sent(event.id(), sender.send(event)));
    }
}
