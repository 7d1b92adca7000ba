package dev.evenkeel.incident.alert.events;

import dev.evenkeel.incident.alert.domain.Routing;
import dev.evenkeel.incident.alert.store.DeliveryStore;
import dev.evenkeel.incident.alert.store.RouteStore;
import dev.evenkeel.platform.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Routes alerts, escalates them and has them delivered, several times a second. */
@Singleton
class AlertDesk {
    private static final Logger LOG = Logger.getLogger(AlertDesk.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration ESCALATE_EVERY = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final RouteStore routes;
    private final DeliveryStore deliveries;
    private final RoutingKeeper routing;
    private final Deliverer deliverer;
    private final Clock clock;
    private final Worker worker =
            Worker.repeating(
                    "alert-desk",
                    LOOK_EVERY,
                    this::step,
                    e -> LOG.debugf("event=alerts-wait cause=\"%s\"", e.getMessage()));
    private Instant escalateAt = Instant.MIN;
    private Instant forgetAt = Instant.MIN;

    @Inject
    AlertDesk(
            RouteStore routes,
            DeliveryStore deliveries,
            RoutingKeeper routing,
            Deliverer deliverer,
            Clock clock) {
        this.routes = routes;
        this.deliveries = deliveries;
        this.routing = routing;
        this.deliverer = deliverer;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }

    private void step() {
        Instant now = clock.instant();
        Routing inForce = routing.state().value();
        routes.route(inForce, now).await().atMost(LIMIT);
        if (!now.isBefore(escalateAt)) {
            escalateAt = now.plus(ESCALATE_EVERY);
            routes.escalate(inForce, now).await().atMost(LIMIT);
        }
        deliverer.sendDue();
        if (!now.isBefore(forgetAt)) {
            forgetAt = now.plus(FORGET_EVERY);
            deliveries.forget().await().atMost(LIMIT);
        }
    }
}
