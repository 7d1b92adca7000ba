package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.TelemetryConfig;
import dev.evenkeel.telemetry.intake.Intake;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** {@code /ws/v1/telemetry}: telemetry over one connection that stays open. */
@Singleton
class TelemetrySocket implements HttpServerOptionsCustomizer {
    private static final String PATH = "/ws/v1/telemetry";
    private static final int UPGRADE_REQUIRED = 426;
    private static final Logger LOG = Logger.getLogger(TelemetrySocket.class);

    private final TelemetryConfig config;
    private final Door door;
    private final Intake intake;
    private final Vertx vertx;
    private final Clock clock;

    @Inject
    TelemetrySocket(TelemetryConfig config, Door door, Intake intake, Vertx vertx, Clock clock) {
        this.config = config;
        this.door = door;
        this.intake = intake;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** A message may be as large as a body; a larger one closes the connection with 1009. */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setMaxWebSocketFrameSize(config.maxBodyBytes());
        options.setMaxWebSocketMessageSize(config.maxBodyBytes());
    }

    void serve(@Observes Router router) {
        router.get(PATH).handler(this::upgrade);
    }

    private void upgrade(RoutingContext context) {
        String upgrade = context.request().getHeader(HttpHeaders.UPGRADE);
        if (!"websocket".equalsIgnoreCase(upgrade)) {
            Answers.end(
                    context,
                    Problem.of(UPGRADE_REQUIRED, "upgrade-required", "This is a WebSocket")
                            .withDetail("ask with Upgrade: websocket (RFC 6455)"));
            return;
        }
        Optional<String> address = Door.addressOf(context.request());
        context.request()
                .toWebSocket()
                .onSuccess(socket ->
                        new SocketSession(socket, address, door, intake, clock)
                                .open(vertx, config.helloTimeout()))
                .onFailure(failure -> LOG.debugf(failure, "event=upgrade-failed"));
    }
}
