package dev.evenkeel.media.app.tap;

import dev.evenkeel.media.app.RelayConfig;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.sfu.tap.BlockPool;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import dev.evenkeel.platform.id.Identifiers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The recordings that take from this relay. */
@Singleton
public class TapFlows {
    private static final Logger LOG = Logger.getLogger(TapFlows.class);
    private static final Duration COLLECT = Duration.ofMillis(50);

    private final Map<String, TapFlow> flows = new ConcurrentHashMap<>();
    private final RunningRelay relay;
    private final Vertx vertx;
    private final Identifiers identifiers;
    private final BlockPool pool;
    private final Duration patience;
    private long timer = -1;

    TapFlows(RunningRelay relay, Vertx vertx, Identifiers identifiers, RelayConfig config) {
        this.identifiers = identifiers;
        this.relay = relay;
        this.vertx = vertx;
        this.pool = new BlockPool(config.tapBuffer().asLongValue());
        this.patience = config.tapPatience();
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(COLLECT.toMillis(), _ -> collect());
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    /**
     * From now on copies what these people send in the meeting. Repeating it changes who they are.
     *
     * @return the id of what is kept for the recording here; nothing when another recorder has
     *     taken it over
     */
    public Uni<Optional<String>> record(
            String meetingId, String recordingId, long epoch, Set<String> participantIds) {
        TapFlow flow = flows.computeIfAbsent(recordingId, _ -> begin(meetingId));
        if (!flow.owns(epoch, System.nanoTime())) {
            return Uni.createFrom().item(Optional.empty());
        }
        flow.record(participantIds);
        return flow.tap().isClosed()
                ? Uni.createFrom().item(Optional.of(flow.id()))
                : relay.ask(running -> running.tap(meetingId, flow.tap()))
                        .replaceWith(Optional.of(flow.id()));
    }

    private TapFlow begin(String meetingId) {
        MeetingTap tap = new MeetingTap(pool, System::currentTimeMillis);
        return new TapFlow(identifiers.uuid().toString(), meetingId, tap, pool, System.nanoTime());
    }

    /** The flow of a recording if the recorder with this epoch owns it. */
    public Found find(String recordingId, long epoch) {
        TapFlow flow = flows.get(recordingId);
        if (flow == null) {
            return new Found.None();
        }
        return flow.owns(epoch, System.nanoTime()) ? new Found.Owned(flow) : new Found.Lost();
    }

    /** What came of asking for a recording. */
    public sealed interface Found {
        /** This relay has nothing of it. */
        record None() implements Found {}

        /** Another recorder owns it. */
        record Lost() implements Found {}

        /** Here it is. */
        final class Owned implements Found {
            private final TapFlow flow;

            private Owned(TapFlow flow) {
                this.flow = flow;
            }

            /** What is kept, from the first block that is not safe, until the recording ends. */
            public TapStream blocks() {
                return new TapStream(flow);
            }

            /** Everything up to this block is safe. */
            public void acknowledged(long sequence) {
                flow.acknowledged(sequence);
            }
        }
    }

    /** Copies nothing any more; what was copied is still there for the recorder. */
    public Uni<Void> end(String recordingId) {
        return Optional.ofNullable(flows.get(recordingId))
                .map(flow -> {
                    return flow.tap().isClosed()
                            ? Uni.createFrom().voidItem()
                            : relay.ask(running -> running.tap(flow.meetingId(), null));
                })
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private void collect() {
        long now = System.nanoTime();
        flows.forEach((recordingId, flow) -> {
            flow.collect(now);
            long dropped = flow.takeDropped();
            if (dropped > 0) {
                LOG.errorf("event=tap-dropped recording=%s packets=%d", recordingId, dropped);
            }
            if (flow.isOver()) {
                flows.remove(recordingId);
            } else if (flow.silentNanos(now) > patience.toNanos()) {
                giveUp(recordingId, flow);
            }
        });
    }

    private void giveUp(String recordingId, TapFlow flow) {
        flows.remove(recordingId);
        relay.ask(running -> running.tap(flow.meetingId(), null))
                .subscribe()
                .with(_ -> {}, _ -> LOG.debug("the relay stops"));
        LOG.errorf(
                "event=tap-abandoned recording=%s meeting=%s blocks-lost=%d",
                recordingId, flow.meetingId(), flow.abandon());
    }
}
