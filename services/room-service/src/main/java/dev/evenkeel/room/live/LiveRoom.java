package dev.evenkeel.room.live;

import dev.evenkeel.contracts.meeting.LobbyLeft;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.ChatRules;
import dev.evenkeel.room.domain.Decision;
import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.RoomEvent;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Rules;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.domain.Seating;
import dev.evenkeel.room.domain.Waiting;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An open meeting: its state, the people connected to it and the journal behind it. One lock guards
 * all three, held for short work in memory only, so that everybody sees everything in one order.
 */
public final class LiveRoom {
    private final Object lock = new Object();
    private final RoomSurroundings around;
    private final RoomState state;
    private final Journal journal;
    private final Greetings greetings;
    private final Crowd crowd;
    private final Lifetime lifetime;
    private final Receipts receipts = new Receipts();
    private final Set<Long> unstored = new HashSet<>();
    private Placement placement;
    private MeetingCeiling ceiling;

    LiveRoom(
            RoomSurroundings around,
            RoomState state,
            Placement placement,
            MeetingCeiling ceiling,
            String journalMark) {
        this.around = around;
        this.state = state;
        this.placement = placement;
        this.ceiling = ceiling;
        this.greetings = new Greetings(around.codec(), around.tokens());
        this.crowd = new Crowd(around.codec());
        this.lifetime = new Lifetime(around.config(), around.now());
        this.journal =
                new Journal(
                        around.journalPort(state.meeting()),
                        journalMark,
                        around.config().journalCapacity(),
                        new JournalListener());
        state.seats().forEach(seat -> crowd.seated().expect(seat.participantId(), around.now()));
        state.waiting()
                .forEach(person -> crowd.door().expect(person.participantId(), around.now()));
    }

    public String meetingId() {
        return state.meeting().meetingId();
    }

    /** Reads the state consistently. */
    public <T> T read(BiFunction<RoomState, Placement, T> reading) {
        synchronized (lock) {
            return reading.apply(state, placement);
        }
    }

    public boolean isEnded() {
        return read((room, placed) -> room.isEnded());
    }

    public Placement placement() {
        synchronized (lock) {
            return placement;
        }
    }

    /** On which pairs newcomers sit. */
    public Seating seating() {
        return Seating.of(placement(), RoomConfig.spread(around.config()));
    }

    /** What its pictures are held below. */
    public MeetingCeiling ceiling() {
        synchronized (lock) {
            return ceiling;
        }
    }

    public Views.Meeting view() {
        return read((room, placed) -> Views.Meeting.fromOutside(room));
    }

    /** Events that wait for the database. */
    public int journalBacklog() {
        return journal.waiting();
    }

    /** Decides and lets it happen at once; the database follows when it can. */
    public <T> Reply<T> decide(Function<RoomState, Decision<Reply<T>>> rule) {
        synchronized (lock) {
            Decision<Reply<T>> decision = rule.apply(state);
            happen(decision.events());
            journal.append(decision.events());
            return decision.reply();
        }
    }

    /** The same for what may be asked for again: refused while too much waits for the database. */
    public <T> Reply<T> decideIfRoom(Function<RoomState, Decision<Reply<T>>> rule) {
        return journal.hasRoom() ? decide(rule) : new Reply.Refused<>(new Refusal.Overloaded());
    }

    /**
     * Something is said. What is known already is not said again, but its author is told (again)
     * when it is stored.
     *
     * @return nothing once the author has no seat any more
     */
    public Optional<Reply<ChatMessage>> say(
            String participantId, ChatMessage.Draft draft, Instant now) {
        synchronized (lock) {
            Optional<Seat> author = state.seat(participantId);
            if (author.isEmpty()) {
                return Optional.empty();
            }
            long before = state.lastSeq();
            Reply<ChatMessage> reply =
                    decideIfRoom(room -> ChatRules.say(room, author.get(), draft, now));
            if (reply instanceof Reply.Done<ChatMessage>(ChatMessage said)
                    && said.seq() <= before
                    && !unstored.contains(said.seq())) {
                crowd.seated().tellStored(said);
            }
            return Optional.of(reply);
        }
    }

    /**
     * Decides, and lets it happen only once it is stored.
     *
     * @return fails with {@link StoreAwayException} when it could not be stored
     */
    public <T> Uni<Reply<T>> decideStored(Function<RoomState, Decision<Reply<T>>> rule) {
        AtomicReference<Reply<T>> reply = new AtomicReference<>();
        return journal.propose(
                        () -> {
                            synchronized (lock) {
                                Decision<Reply<T>> decision = rule.apply(state);
                                reply.set(decision.reply());
                                return decision.events();
                            }
                        })
                .map(happened -> reply.get());
    }

    /** What a newcomer is given. */
    public Views.Admission admission(Seat seat, String resumeKey) {
        synchronized (lock) {
            return greetings.admission(state, placement, seat, resumeKey);
        }
    }

    /**
     * Connects a participant and welcomes it; an older socket of the same participant is closed.
     *
     * @return why not, if so
     */
    public Optional<Outlet.Closing> connect(
            String participantId, String resumeKey, long lastChatSeq, Outlet outlet) {
        synchronized (lock) {
            Optional<Outlet.Closing> refused = Doorkeeper.refusal(state, participantId, resumeKey);
            if (refused.isEmpty()) {
                state.seat(participantId).ifPresent(seat -> greet(seat, lastChatSeq, outlet));
                state.waiting(participantId).ifPresent(person -> greet(person, outlet));
            }
            return refused;
        }
    }

    /** The socket is gone; its seat is kept for a while. */
    public void disconnect(String participantId, Outlet outlet) {
        synchronized (lock) {
            crowd.disconnect(participantId, outlet, around.now());
        }
    }

    /** The relay hears the stream that has this seat, or does not; the seat is kept for a while. */
    public void heard(String participantId, boolean alive) {
        synchronized (lock) {
            if (!alive) {
                crowd.seated().disconnect(participantId, StreamOutlet.INSTANCE, around.now());
            } else if (state.streams().of(participantId).isPresent()) {
                crowd.seated().connect(participantId, StreamOutlet.INSTANCE);
            }
        }
    }

    /** Says something to everybody that is not kept. */
    public void say(ServerMessage passing) {
        synchronized (lock) {
            crowd.seated().tellAll(passing);
        }
    }

    /** The same to its hosts. */
    public void sayToHosts(ServerMessage passing) {
        synchronized (lock) {
            crowd.tell(state, Notice.hosts(passing));
        }
    }

    /** Somebody has read the chat up to this number. */
    public void read(String participantId, long seq) {
        synchronized (lock) {
            if (state.seat(participantId).isPresent()) {
                receipts.read(participantId, Math.min(seq, state.lastSeq()));
            }
        }
    }

    /** A fresh token for the placement of now. */
    public Optional<ServerMessage> token(String participantId) {
        synchronized (lock) {
            return state.seat(participantId)
                    .map(seat -> greetings.token(meetingId(), placement, seat));
        }
    }

    /**
     * The meeting was placed anew: everybody connected is told, each with a token of its own.
     *
     * @return whether this was news
     */
    public boolean placed(Placement next) {
        synchronized (lock) {
            if (state.isEnded() || next.epoch() <= placement.epoch()) {
                return false;
            }
            placement = next;
            crowd.seated()
                    .tellEach(one ->
                            state.seat(one)
                                    .map(seat -> greetings.moved(meetingId(), placement, seat)));
            return true;
        }
    }

    /**
     * Its pictures are held below another ceiling, or none: everybody connected is told.
     *
     * @return whether this was news
     */
    public boolean held(MeetingCeiling next) {
        synchronized (lock) {
            if (state.isEnded() || next.revision() <= ceiling.revision()) {
                return false;
            }
            if (!Objects.equals(next.ceiling(), ceiling.ceiling())) {
                crowd.seated().tellAll(new ServerMessage.Limited(next.ceiling()));
            }
            ceiling = next;
            return true;
        }
    }

    /** Frees seats kept for too long and ends the meeting nobody is in any more. */
    void tidy() {
        synchronized (lock) {
            Instant now = around.now();
            if (state.isEnded()) {
                forget(now);
                return;
            }
            freeAbsent(crowd.seated(), now);
            freeAbsent(crowd.door(), now);
            receipts.takeNews().ifPresent(crowd.seated()::tellAll);
            if (lifetime.isOver(state, now)) {
                decide(room -> Rules.end(room, MeetingEnded.Reason.EMPTY, now));
            }
        }
    }

    private void freeAbsent(Audience audience, Instant now) {
        for (String absent : audience.absentSince(now.minus(around.config().seatKept()))) {
            decide(room -> Rules.free(room, absent, ParticipantLeft.Reason.CONNECTION_LOST, now));
        }
    }

    /** An ended meeting is remembered until its end is stored, and a little longer. */
    private void forget(Instant now) {
        if (Lifetime.isForgotten(state, now) && journal.waiting() == 0) {
            around.closed(this);
        }
    }

    private void greet(Seat seat, long lastChatSeq, Outlet outlet) {
        outlet.send(
                greetings.welcome(state, placement, ceiling, seat, receipts.all(), lastChatSeq));
        crowd.seated().connect(seat.participantId(), outlet);
    }

    private void greet(Waiting person, Outlet outlet) {
        outlet.send(greetings.waits(state, person));
        crowd.door().connect(person.participantId(), outlet);
    }

    private void happen(List<RoomEvent> events) {
        for (RoomEvent event : events) {
            state.apply(event);
            Announcer.notices(state, event).forEach(notice -> crowd.tell(state, notice));
            follow(event);
        }
    }

    /** What else an event brings about; most bring nothing. */
    private void follow(RoomEvent event) {
        if (event instanceof RoomEvent.SeatTaken taken) {
            seated(taken.seat());
        } else if (event instanceof RoomEvent.SeatFreed freed) {
            freed(freed);
        } else if (event instanceof RoomEvent.Knocked knocked) {
            crowd.door().expect(knocked.waiting().participantId(), around.now());
        } else if (event instanceof RoomEvent.WaitingOver over) {
            waitingOver(over);
        } else if (event instanceof RoomEvent.ChatSaid said) {
            unstored.add(said.message().seq());
        } else if (event instanceof RoomEvent.Ended) {
            crowd.dismissAll(Outlet.Closing.ENDED);
            around.control().ended(meetingId(), placement);
        }
    }

    /** Whoever was at the door comes in with the socket that waited there. */
    private void seated(Seat seat) {
        crowd.door()
                .release(seat.participantId())
                .ifPresentOrElse(
                        outlet -> greet(seat, 0, outlet),
                        () -> crowd.seated().expect(seat.participantId(), around.now()));
    }

    private void freed(RoomEvent.SeatFreed freed) {
        lifetime.left(around.now());
        if (freed.reason() != ParticipantLeft.Reason.MEETING_ENDED) {
            crowd.seated().dismiss(freed.participantId(), Announcer.closing(freed.reason()));
        }
        if (freed.reason() == ParticipantLeft.Reason.REMOVED) {
            around.control().removed(meetingId(), freed.participantId(), placement);
        }
    }

    private void waitingOver(RoomEvent.WaitingOver over) {
        lifetime.left(around.now());
        if (over.outcome() != LobbyLeft.Outcome.ADMITTED) {
            crowd.door().dismiss(over.participantId(), Announcer.closing(over.outcome()));
        }
    }

    /** Hears from the journal, on any thread. */
    private final class JournalListener implements Journal.Listener {

        @Override
        public void happened(List<RoomEvent> proposed) {
            synchronized (lock) {
                if (!state.isEnded()) {
                    happen(proposed);
                }
            }
        }

        @Override
        public void stored(List<RoomEvent> appended) {
            synchronized (lock) {
                for (RoomEvent event : appended) {
                    if (event instanceof RoomEvent.ChatSaid said) {
                        unstored.remove(said.message().seq());
                        crowd.seated().tellStored(said.message());
                    }
                }
            }
        }

        @Override
        public void fenced() {
            synchronized (lock) {
                crowd.dismissAll(Outlet.Closing.TRY_AGAIN);
                around.closed(LiveRoom.this);
            }
        }
    }
}
