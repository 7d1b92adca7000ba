package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.platform.id.Identifiers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The configured devices. One that is silent holds up no other and turns no probe red. */
@Singleton
class Pollers {
    private static final Logger LOG = Logger.getLogger(Pollers.class);

    private final List<Gear> gear;
    private final PollIntake intake;
    private final PollMetrics metrics;
    private final Identifiers identifiers;
    private final Clock clock;
    private final List<PollLoop> loops = new ArrayList<>();
    private @Nullable Engine engine;

    @Inject
    Pollers(
            SnmpConfig config,
            PollIntake intake,
            PollMetrics metrics,
            Identifiers identifiers,
            Clock clock) {
        this.gear = GearReader.read(config);
        this.intake = intake;
        this.metrics = metrics;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) throws IOException {
        if (gear.isEmpty()) {
            return;
        }
        Engine opened = Engine.open();
        engine = opened;
        for (Gear one : gear) {
            if (one.access() instanceof Access.Community) {
                LOG.warnf(
                        "event=snmp-unprotected device=%s version=2c: whoever hears the network"
                                + " reads the community, prefer version 3",
                        one.deviceId());
            }
            DevicePoller poller = new DevicePoller(one, opened, identifiers, clock);
            PollLoop loop = new PollLoop(poller, intake, metrics);
            loops.add(loop);
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws IOException, InterruptedException {
        loops.forEach(PollLoop::stop);
        for (PollLoop loop : loops) {
            loop.join();
        }
        if (engine != null) {
            engine.close();
        }
    }
}
