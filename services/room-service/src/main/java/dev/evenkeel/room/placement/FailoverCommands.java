package dev.evenkeel.room.placement;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.ProcessedEvents;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.CommandRules;
import dev.evenkeel.room.domain.CommandRules.Verdict;
import dev.evenkeel.room.domain.Move;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.store.PlacementStore;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Carries out failover commands: each once, each answered once, in the transaction of its move. */
@Singleton
public class FailoverCommands {
    private static final String CONSUMER = "failover-commands";

    /** A lost relay is known here by its silence after 3 s; until then this keeps it away. */
    private static final Duration LOST = Duration.ofSeconds(5);

    /** Fewer than connections in the pool: journals write at the same time. */
    private static final int MEETINGS_AT_ONCE = 6;

    private static final Duration SICK = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final ProcessedEvents processed;
    private final PlacementStore store;
    private final Outbox outbox;
    private final EventFactory events;
    private final Placements placements;
    private final RelayRegistry registry;
    private final Clock clock;

    @Inject
    FailoverCommands(
            Transactions transactions,
            ProcessedEvents processed,
            PlacementStore store,
            Outbox outbox,
            EventFactory events,
            Placements placements,
            RelayRegistry registry,
            Clock clock) {
        this.transactions = transactions;
        this.processed = processed;
        this.store = store;
        this.outbox = outbox;
        this.events = events;
        this.placements = placements;
        this.registry = registry;
        this.clock = clock;
    }

    /** A move that was won, told about after the commit. */
    private record Moved(String meetingId, Placement before, Placement after) {}

    /**
     * Carries out the commands, those of one meeting in this order and in one transaction; a
     * repeated one moves nothing. Meetings do not wait for each other: a lost relay had many.
     */
    public Uni<Void> execute(List<ReceivedCommand> commands) {
        commands.forEach(received -> keepAway(received.command()));
        List<Uni<Void>> meetings =
                commands.stream()
                        .collect(
                                Collectors.groupingBy(
                                        received -> received.command().meetingId(),
                                        LinkedHashMap::new,
                                        Collectors.toList()))
                        .values()
                        .stream()
                        .map(this::executeOfOneMeeting)
                        .toList();
        return meetings.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(meetings)
                        .usingConcurrencyOf(MEETINGS_AT_ONCE)
                        .andCollectFailures()
                        .replaceWithVoid()
                        .onFailure(CompositeException.class)
                        .transform(FailoverCommands::first);
    }

    private static Throwable first(Throwable failures) {
        return ((CompositeException) failures).getCauses().getFirst();
    }

    private Uni<Void> executeOfOneMeeting(List<ReceivedCommand> commands) {
        return transactions
                .run(session -> executeAll(session, commands))
                .invoke(moves ->
                        moves.forEach(moved ->
                                placements.moved(moved.meetingId(), moved.before(), moved.after())))
                .replaceWithVoid();
    }

    private void keepAway(FailoverCommand command) {
        if (!clock.instant().isAfter(command.expiresAt())) {
            boolean isSick = command.action() == FailoverCommand.Action.MOVE_MEETING;
            registry.suspect(command.avoidRelayId(), isSick ? SICK : LOST);
        }
    }

    private Uni<List<Moved>> executeAll(Mutiny.Session session, List<ReceivedCommand> commands) {
        List<Moved> moves = new ArrayList<>();
        Uni<Void> executed = Uni.createFrom().voidItem();
        for (ReceivedCommand received : commands) {
            executed =
                    executed.chain(() -> executeOnce(session, received))
                            .invoke(moved -> moved.ifPresent(moves::add))
                            .replaceWithVoid();
        }
        return executed.replaceWith(moves);
    }

    private Uni<Optional<Moved>> executeOnce(Mutiny.Session session, ReceivedCommand received) {
        return processed
                .firstTime(session, CONSUMER, received.command().commandId())
                .chain(first ->
                        first
                                ? execute(session, received)
                                : untold(session, received.command().meetingId()));
    }

    /** The move of a repeated command whose commit went through, but whose answer never came. */
    private Uni<Optional<Moved>> untold(Mutiny.Session session, String meetingId) {
        return store.find(session, meetingId)
                .map(found ->
                        found.flatMap(now ->
                                placements
                                        .known(meetingId)
                                        .filter(before -> before.epoch() < now.epoch())
                                        .map(before -> new Moved(meetingId, before, now))));
    }

    private Uni<Optional<Moved>> execute(Mutiny.Session session, ReceivedCommand received) {
        return store.find(session, received.command().meetingId())
                .chain(found -> decide(session, received, found.orElse(null)));
    }

    private Uni<Optional<Moved>> decide(
            Mutiny.Session session, ReceivedCommand received, @Nullable Placement before) {
        FailoverCommand command = received.command();
        Verdict verdict = CommandRules.judge(command, before, placements.placing());
        Move move = verdict.move();
        if (before == null || move == null) {
            return answer(session, received, verdict, before).replaceWith(Optional.empty());
        }
        Placement next = before.next(move, command.commandId(), clock.instant());
        return store.move(session, command.meetingId(), next, received.event())
                .chain(won ->
                        won
                                ? answer(session, received, verdict, next)
                                        .replaceWith(
                                                Optional.of(
                                                        new Moved(
                                                                command.meetingId(), before, next)))
                                : execute(session, received));
    }

    private Uni<Void> answer(
            Mutiny.Session session,
            ReceivedCommand received,
            Verdict verdict,
            @Nullable Placement after) {
        FailoverCommand command = received.command();
        return outbox.append(
                session,
                events.createFrom(
                        received.event(),
                        EventTypes.FAILOVER_OUTCOME,
                        command.meetingId(),
                        CommandRules.outcome(command, verdict, after, clock.instant())));
    }
}
