package dev.evenkeel.room.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to date. Not at Quarkus' own moment, which would keep the port closed, or
 * end the process, while the database is away.
 */
@Singleton
public class Schema {
    private final Flyway flyway;

    @Inject
    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /** May be repeated; fails when the database is away. */
    public Uni<Void> migrate() {
        return Uni.createFrom()
                .item(flyway::migrate)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid();
    }
}
