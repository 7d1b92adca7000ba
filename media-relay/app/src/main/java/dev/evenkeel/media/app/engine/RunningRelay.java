package dev.evenkeel.media.app.engine;

import dev.evenkeel.media.app.RelayConfig;
import dev.evenkeel.media.sfu.Advertised;
import dev.evenkeel.media.sfu.Relay;
import dev.evenkeel.media.sfu.RelaySettings;
import dev.evenkeel.media.sfu.SelectiveForwardingRelay;
import dev.evenkeel.media.sfu.transport.LoopSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The relay of this process, from the start of the service to its stop. */
@Singleton
public class RunningRelay {
    /** The engine stands before anything that uses it starts, and outlives it. */
    public static final int ENGINE_PRIORITY = 100;

    private final RelayConfig config;
    private final EngineEvents events;
    private volatile @Nullable Relay relay;
    private volatile boolean draining;

    RunningRelay(RelayConfig config, EngineEvents events) {
        this.config = config;
        this.events = events;
    }

    void start(@Observes @Priority(ENGINE_PRIORITY) StartupEvent started) {
        try {
            relay = SelectiveForwardingRelay.start(settings(), events);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port %d (evenkeel.relay.udp-port) can't be had for UDP or, unless evenkeel.relay.tcp is false, for TCP"
                            .formatted(config.udpPort()),
                    e);
        }
    }

    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent stopped) {
        Relay running = relay;
        relay = null;
        if (running != null) {
            running.close();
        }
    }

    /** Whether the UDP socket is bound and the engine runs. */
    public boolean isUp() {
        return relay != null;
    }

    /** From now on no session is opened, and meetings are moved away. */
    public void drain() {
        draining = true;
        tellDraining(true);
    }

    /** Takes {@link #drain} back. */
    public void resume() {
        draining = false;
        tellDraining(false);
    }

    private void tellDraining(boolean value) {
        Relay running = relay;
        if (running != null) {
            running.drain(value);
        }
    }

    /** Whether the relay is being emptied. */
    public boolean isDraining() {
        return draining;
    }

    /**
     * Asks the engine something, when subscribed to. The answer arrives on the Vert.x context of
     * the caller if it has one; {@code question} and the stages it adds run on the relay's own
     * thread and must return at once. Fails with {@link RelayNotRunningException} while the service
     * starts or stops.
     */
    public <T> Uni<T> ask(Function<Relay, CompletionStage<T>> question) {
        Context context = Vertx.currentContext();
        Uni<T> answer = Uni.createFrom().completionStage(() -> question.apply(running()));
        return context == null
                ? answer
                : answer.emitOn(task -> context.runOnContext(_ -> task.run()));
    }

    private Relay running() {
        Relay running = relay;
        if (running == null) {
            throw new RelayNotRunningException();
        }
        return running;
    }

    private RelaySettings settings() {
        return new RelaySettings(
                config.id(),
                new InetSocketAddress(config.bindAddress(), config.udpPort()),
                new LoopSettings(config.tcp(), config.dscp()),
                new Advertised(
                        config.advertisedAddress(),
                        config.advertisedPort().orElse(0),
                        config.advertisedTcpPort().orElse(0)),
                BridgeKeyFile.read(config.bridgeKeyFile()));
    }
}
