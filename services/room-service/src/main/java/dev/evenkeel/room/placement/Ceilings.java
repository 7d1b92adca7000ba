package dev.evenkeel.room.placement;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.failover.LayerCeiling;
import dev.evenkeel.contracts.failover.LayerCeilingSet;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.CeilingHold;
import dev.evenkeel.room.domain.CeilingRules;
import dev.evenkeel.room.domain.CeilingRules.Verdict;
import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.store.CeilingStore;
import dev.evenkeel.room.store.PlacementStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Carries out commands that hold a meeting's pictures below a ceiling: a repeated one changes
 * nothing and is answered again. Whoever is concerned is told after the commit.
 */
@Singleton
public class Ceilings {
    private final Transactions transactions;
    private final CeilingStore store;
    private final PlacementStore placed;
    private final Outbox outbox;
    private final EventFactory events;
    private final Placements placements;
    private final Clock clock;

    @Inject
    Ceilings(
            Transactions transactions,
            CeilingStore store,
            PlacementStore placed,
            Outbox outbox,
            EventFactory events,
            Placements placements,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.placed = placed;
        this.outbox = outbox;
        this.events = events;
        this.placements = placements;
        this.clock = clock;
    }

    /** Carries out the commands in this order. */
    public Uni<Void> execute(List<ReceivedCeiling> commands) {
        Uni<Void> executed = Uni.createFrom().voidItem();
        for (ReceivedCeiling received : commands) {
            executed = executed.chain(() -> execute(received));
        }
        return executed;
    }

    private Uni<Void> execute(ReceivedCeiling received) {
        String meetingId = received.command().meetingId();
        return transactions
                .run(session -> decide(session, received).chain(() -> now(session, meetingId)))
                .invoke(ceiling -> placements.held(meetingId, ceiling))
                .replaceWithVoid();
    }

    private Uni<Void> decide(Mutiny.Session session, ReceivedCeiling received) {
        LayerCeiling command = received.command();
        return placed.find(session, command.meetingId())
                .chain(placement ->
                        store.find(session, command.meetingId())
                                .chain(holds -> {
                                    Verdict verdict =
                                            CeilingRules.judge(
                                                    command,
                                                    placement.orElse(null),
                                                    of(command.runId(), holds).orElse(null),
                                                    clock.instant());
                                    return change(session, command, verdict)
                                            .chain(() ->
                                                    answer(
                                                            session,
                                                            received.event(),
                                                            command.meetingId(),
                                                            command.runId(),
                                                            command.commandId(),
                                                            verdict.result(),
                                                            verdict.detail()));
                                }));
    }

    private Uni<Void> change(Mutiny.Session session, LayerCeiling command, Verdict verdict) {
        return verdict.changes()
                ? store.put(
                        session,
                        command.meetingId(),
                        new CeilingHold(
                                command.runId(),
                                command.commandId(),
                                command.issuedAt(),
                                command.ceiling(),
                                command.until(),
                                0))
                : Uni.createFrom().voidItem();
    }

    /** Ends what runs hold of a meeting for longer than they said they would. */
    Uni<Void> endOverdue(String meetingId) {
        Instant now = clock.instant();
        return transactions
                .run(session ->
                        store.find(session, meetingId)
                                .chain(holds -> endOverdue(session, meetingId, holds, now))
                                .chain(() -> now(session, meetingId)))
                .invoke(ceiling -> placements.held(meetingId, ceiling))
                .replaceWithVoid();
    }

    private Uni<Void> endOverdue(
            Mutiny.Session session, String meetingId, List<CeilingHold> holds, Instant now) {
        Uni<Void> ended = Uni.createFrom().voidItem();
        for (CeilingHold hold : holds.stream().filter(hold -> hold.isOver(now)).toList()) {
            CeilingHold over =
                    new CeilingHold(hold.runId(), hold.commandId(), hold.issuedAt(), null, null, 0);
            ended =
                    ended.chain(() -> store.put(session, meetingId, over))
                            .chain(() ->
                                    answer(
                                            session,
                                            null,
                                            meetingId,
                                            hold.runId(),
                                            hold.commandId(),
                                            Result.NOT_NEEDED,
                                            "its time was up"));
        }
        return ended;
    }

    private Uni<Void> answer(
            Mutiny.Session session,
            @Nullable Event<?> cause,
            String meetingId,
            String runId,
            String commandId,
            Result result,
            String detail) {
        return now(session, meetingId)
                .chain(ceiling -> {
                    LayerCeilingSet set =
                            new LayerCeilingSet(
                                    commandId,
                                    meetingId,
                                    runId,
                                    result,
                                    ceiling.ceiling(),
                                    detail,
                                    clock.instant());
                    return outbox.append(
                            session,
                            cause == null
                                    ? events.create(EventTypes.LAYER_CEILING_SET, meetingId, set)
                                    : events.createFrom(
                                            cause, EventTypes.LAYER_CEILING_SET, meetingId, set));
                });
    }

    private Uni<MeetingCeiling> now(Mutiny.Session session, String meetingId) {
        return store.find(session, meetingId).map(MeetingCeiling::of);
    }

    private static Optional<CeilingHold> of(String runId, List<CeilingHold> holds) {
        return holds.stream().filter(hold -> hold.runId().equals(runId)).findFirst();
    }
}
