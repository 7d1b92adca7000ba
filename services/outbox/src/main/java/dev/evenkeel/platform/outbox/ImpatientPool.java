package dev.evenkeel.platform.outbox;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A pool that says soon that PostgreSQL is away; its default is to wait for half a minute. */
@Singleton
public class ImpatientPool implements PgPoolCreator {
    private final int acquireMillis;

    @Inject
    ImpatientPool(OutboxConfig config) {
        this.acquireMillis = Math.toIntExact(config.acquireTimeout().toMillis());
    }

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> servers = input.pgConnectOptionsList();
        for (PgConnectOptions server : servers) {
            server.setConnectTimeout(acquireMillis);
            server.setTcpKeepAlive(true);
        }
        PoolOptions options =
                input.poolOptions()
                        .setConnectionTimeout(acquireMillis)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return Pool.pool(input.vertx(), servers.getFirst(), options);
    }
}
