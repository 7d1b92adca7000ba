package dev.evenkeel.platform.outbox;

import dev.evenkeel.platform.event.EventPublisher;
import dev.evenkeel.platform.id.Identifiers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Runs the publisher of this process and forgets old processed events. */
@Singleton
class OutboxLifecycle {
    private static final Logger LOG = Logger.getLogger(OutboxLifecycle.class);
    private static final Duration CLEANING_INTERVAL = Duration.ofHours(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final OutboxConfig config;
    private final OutboxPublisher publisher;
    private final CommitSignal committed;
    private final Transactions transactions;
    private final ProcessedEvents processed;
    private final Vertx vertx;

    @Inject
    OutboxLifecycle(
            OutboxConfig config,
            EventPublisher events,
            Identifiers identifiers,
            CommitSignal committed,
            Transactions transactions,
            ProcessedEvents processed,
            OutboxMeters meters,
            Vertx vertx) {
        this.config = config;
        this.committed = committed;
        this.transactions = transactions;
        this.processed = processed;
        this.vertx = vertx;
        String holder = identifiers.uuid().toString();
        this.publisher =
                new OutboxPublisher(vertx, transactions, holder, events::publish, config, meters);
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        if (config.enabled()) {
            committed.listen(publisher::wake);
            publisher.start();
            vertx.setPeriodic(CLEANING_INTERVAL.toMillis(), _ -> clean());
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (config.enabled()) {
            publisher
                    .stop()
                    .ifNoItem()
                    .after(STOP_TIMEOUT)
                    .fail()
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .indefinitely();
        }
    }

    private void clean() {
        transactions
                .run(session -> processed.forget(session, config.processedEventLife()))
                .subscribe()
                .with(
                        rows -> LOG.debugf("event=processed-events-forgotten rows=%d", rows),
                        cause ->
                                LOG.warnf(
                                        "event=cleaning-failed retry=%s cause=\"%s\"",
                                        CLEANING_INTERVAL, cause.getMessage()));
    }
}
