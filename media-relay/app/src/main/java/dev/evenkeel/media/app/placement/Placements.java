package dev.evenkeel.media.app.placement;

import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.app.engine.Wakes;
import dev.evenkeel.media.sfu.Placement;
import dev.evenkeel.media.sfu.RelaySnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Brings what is known of placements to the engine, from whichever source it comes first. The
 * engine has the last word on what is stale. To a relay that slept, only what was said after it
 * woke is a confirmation.
 */
@Singleton
public class Placements {
    private static final Logger LOG = Logger.getLogger(Placements.class);
    private static final int REMEMBERED_MEETINGS = 50_000;

    private final RunningRelay relay;
    private final BridgeAddresses addresses;
    private final Wakes wakes;
    private final String relayId;
    private final Newest newest = new Newest(REMEMBERED_MEETINGS);

    Placements(RunningRelay relay, BridgeAddresses addresses, Wakes wakes, RelayIdentity identity) {
        this.relay = relay;
        this.addresses = addresses;
        this.wakes = wakes;
        this.relayId = identity.relayId();
    }

    /** What room-service says in a control call. */
    public Uni<Told> place(String meetingId, Whereabouts where, Instant said) {
        return now().chain(now ->
                now.fenced() && wakes.mayPrecede(said)
                        ? Uni.createFrom().item(new Told.TooOld())
                        : tellEngine(meetingId, where));
    }

    /** What a join token says: it names the where too, and may be faster than room-service. */
    public Uni<Told> arrive(String meetingId, Whereabouts where, Instant said) {
        return now().chain(now -> arrive(meetingId, where, said, now.fenced()));
    }

    /**
     * What the placement topic says, perhaps late: only news is passed on, and only of meetings
     * that run here.
     */
    public void follow(String meetingId, Whereabouts where, Instant said) {
        if (isNewsOfServed(meetingId, where)) {
            now().subscribe()
                    .with(
                            now -> {
                                boolean tooOld = now.fenced() && wakes.mayPrecede(said);
                                if (!tooOld || !where.contains(relayId)) {
                                    tellEngineLater(meetingId, where);
                                }
                            },
                            notFollowed(meetingId, where));
        }
    }

    /** The meeting is over. */
    public synchronized void leave(String meetingId) {
        newest.leave(meetingId);
    }

    /**
     * The bridge of another relay has a new address.
     *
     * @return false when it has to be said again later: while fenced it would look like a
     *     confirmation
     */
    public Uni<Boolean> bridgeMoved(String peerId) {
        return now().map(now -> {
            if (!now.fenced()) {
                repeat(peerId);
            }
            return !now.fenced();
        });
    }

    private Uni<Told> arrive(String meetingId, Whereabouts where, Instant said, boolean fenced) {
        if (fenced) {
            return wakes.mayPrecede(said)
                    ? Uni.createFrom().item(new Told.TooOld())
                    : tellEngine(meetingId, where);
        }
        synchronized (this) {
            if (!newest.isNews(meetingId, where) && newest.isServed(meetingId)) {
                return Uni.createFrom().item(judge(meetingId, where));
            }
        }
        return tellEngine(meetingId, where);
    }

    private synchronized boolean isNewsOfServed(String meetingId, Whereabouts where) {
        boolean news = newest.isNews(meetingId, where);
        newest.learn(meetingId, where);
        return news && newest.isServed(meetingId);
    }

    private synchronized Told judge(String meetingId, Whereabouts where) {
        long known = newest.of(meetingId).map(Whereabouts::epoch).orElse(0L);
        return known > where.epoch() ? new Told.Stale(where.epoch(), known) : new Told.Taken();
    }

    private void repeat(String peerId) {
        List<String> meetings;
        synchronized (this) {
            meetings = newest.servedWith(peerId);
        }
        meetings.forEach(
                meeting -> newestOf(meeting).ifPresent(where -> tellEngineLater(meeting, where)));
    }

    private synchronized Optional<Whereabouts> newestOf(String meetingId) {
        return newest.of(meetingId);
    }

    private Uni<RelaySnapshot> now() {
        return relay.ask(running -> running.snapshot());
    }

    private Uni<Told> tellEngine(String meetingId, Whereabouts where) {
        synchronized (this) {
            newest.learn(meetingId, where);
            if (judge(meetingId, where) instanceof Told.Stale stale) {
                return Uni.createFrom().item(stale);
            }
        }
        Placement placement =
                new Placement(meetingId, where.epoch(), where.pairs(), addresses.known());
        return relay.ask(running -> running.place(placement))
                .map(taken -> remember(meetingId, where, taken));
    }

    private void tellEngineLater(String meetingId, Whereabouts where) {
        tellEngine(meetingId, where)
                .subscribe()
                .with(
                        told ->
                                LOG.infof(
                                        "event=placement-followed meeting=%s epoch=%d told=%s",
                                        meetingId, where.epoch(), told),
                        notFollowed(meetingId, where));
    }

    private synchronized Told remember(String meetingId, Whereabouts where, boolean taken) {
        if (!taken) {
            return new Told.Stale(where.epoch(), where.epoch() + 1);
        }
        if (where.contains(relayId)) {
            newest.serve(meetingId);
        } else {
            newest.leave(meetingId);
        }
        return new Told.Taken();
    }

    private static Consumer<Throwable> notFollowed(String meetingId, Whereabouts where) {
        return failure ->
                LOG.warnf(
                        "event=placement-not-followed meeting=%s epoch=%d cause=\"%s\"",
                        meetingId, where.epoch(), failure.getMessage());
    }
}
