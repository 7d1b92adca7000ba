package dev.evenkeel.incident.alert.events;

import dev.evenkeel.incident.alert.domain.Backoff;
import dev.evenkeel.incident.alert.domain.Message;
import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.alert.domain.Receiver;
import dev.evenkeel.incident.alert.events.DeliverySteps.Step;
import dev.evenkeel.incident.alert.store.DeliveryStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages that are due, several at a time: takes one in hand, carries it, notes what became
 * of it. Dying anywhere in between makes another sender carry it again under the same id.
 */
@Singleton
class Deliverer {
    private static final Logger LOG = Logger.getLogger(Deliverer.class);
    private static final Duration NOTE_LIMIT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 16;

    private final DeliveryStore store;
    private final RoutingKeeper routing;
    private final Post post;
    private final DeliverySteps steps;
    private final AlertMeters meters;
    private final Clock clock;
    private final Duration lease;
    private final Semaphore hands = new Semaphore(AT_ONCE);

    @Inject
    Deliverer(
            DeliveryStore store,
            RoutingKeeper routing,
            Post post,
            DeliverySteps steps,
            AlertMeters meters,
            AlertConfig config,
            Clock clock) {
        this.store = store;
        this.routing = routing;
        this.post = post;
        this.steps = steps;
        this.meters = meters;
        this.clock = clock;
        this.lease = config.lease();
    }

    /** Begins to send all that is due, as far as there are hands free. */
    void sendDue() {
        while (hands.tryAcquire()) {
            Optional<Message> message = Optional.empty();
            try {
                message = store.claim(lease).await().atMost(NOTE_LIMIT);
            } finally {
                if (message.isEmpty()) {
                    hands.release();
                }
            }
            if (message.isEmpty()) {
                return;
            }
            Message inHand = message.get();
            Thread.startVirtualThread(() -> send(inHand));
        }
    }

    private void send(Message message) {
        try {
            steps.reached(Step.CLAIMED, message);
            @Nullable Receiver receiver =
                    routing.state().value().receivers().get(message.receiver());
            Outcome outcome =
                    receiver == null
                            ? new Outcome.Missed(0, "the receiver is in no file any more", false)
                            : post.carry(message, receiver);
            steps.reached(Step.SENT, message);
            note(message, outcome);
            steps.reached(Step.NOTED, message);
        } catch (RuntimeException e) {
            LOG.warnf("event=delivery-waits message=%s cause=\"%s\"", message.id(), e.getMessage());
        } finally {
            hands.release();
        }
    }

    private void note(Message message, Outcome outcome) {
        switch (outcome) {
            case Outcome.Arrived(int status, _) -> {
                meters.arrived();
                store.arrived(message, status).await().atMost(NOTE_LIMIT);
                LOG.infof(
                        "event=alert-delivered message=%s receiver=%s attempt=%d alerts=%d",
                        message.id(),
                        message.receiver(),
                        message.attempt(),
                        message.alerts().size());
            }
            case Outcome.Missed missed -> missed(message, missed);
        }
    }

    private void missed(Message message, Outcome.Missed missed) {
        Instant now = clock.instant();
        double jitter = ThreadLocalRandom.current().nextDouble();
        @Nullable Instant again =
                missed.forGood()
                        ? null
                        : Backoff.next(message.attempt(), message.firstAt(), now, jitter)
                                .orElse(null);
        meters.missed(again == null);
        store.missed(message, missed.status(), missed.reason(), again, now)
                .await()
                .atMost(NOTE_LIMIT);
        LOG.warnf(
                "event=alert-missed message=%s receiver=%s attempt=%d again=%s reason=\"%s\"",
                message.id(), message.receiver(), message.attempt(), again, missed.reason());
    }
}
