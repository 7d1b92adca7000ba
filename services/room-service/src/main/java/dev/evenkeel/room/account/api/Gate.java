package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.Aside;
import dev.evenkeel.room.account.Sessions;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.domain.Quota;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.store.Availability;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Every request about accounts passes here before anything is done: the page must be ours, whoever
 * asks is recognised, and must have the right.
 */
@Singleton
public class Gate {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    /** In a minute: a company behind one address signs in at nine. */
    private static final int MOST_OF_ADDRESS = 120;

    private static final int MOST_OF_ALL = 6_000;

    private final Sessions sessions;
    private final LiveRooms rooms;
    private final Clock clock;
    private final Quota quota = new Quota(MOST_OF_ADDRESS, MOST_OF_ALL);

    @Inject
    Gate(Sessions sessions, LiveRooms rooms, Clock clock) {
        this.sessions = sessions;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** For everybody, signed in or not. */
    public Uni<Response> anybody(HttpServerRequest request, Function<Visit, Uni<Response>> work) {
        if (!Requests.isFromHere(request)) {
            return refused(new Refusal.ForeignOrigin());
        }
        return guarded(() -> work.apply(Requests.visit(request)));
    }

    /** For everybody, but not often from one address: each request costs something. */
    public Uni<Response> sparingly(HttpServerRequest request, Function<Visit, Uni<Response>> work) {
        return anybody(
                request,
                visit ->
                        quota.take(visit.address(), clock.instant())
                                ? work.apply(visit)
                                : tooMany(visit));
    }

    /** For servers that prove by themselves who they are; browsers send nothing of this kind. */
    public Uni<Response> server(HttpServerRequest request, Function<Visit, Uni<Response>> work) {
        Visit visit = Requests.visit(request);
        return quota.take(visit.address(), clock.instant())
                ? guarded(() -> work.apply(visit))
                : tooMany(visit);
    }

    private Uni<Response> tooMany(Visit visit) {
        return refused(new Refusal.TooMany(quota.wait(visit.address(), clock.instant())));
    }

    /** For who has the right. */
    public Uni<Response> signedIn(
            HttpServerRequest request, Right right, BiFunction<Caller, Visit, Uni<Response>> work) {
        return anybody(
                request,
                visit ->
                        recognise(request, visit)
                                .chain(caller ->
                                        caller.isEmpty()
                                                ? refused(new Refusal.SignedOut())
                                                : ifAllowed(
                                                        caller.get(),
                                                        right,
                                                        () -> work.apply(caller.get(), visit))));
    }

    /** Who is signed in, if anybody is. */
    public Uni<Optional<Caller>> recognise(HttpServerRequest request, Visit visit) {
        return Requests.token(request)
                .map(token -> sessions.recognise(token, visit))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Response> ifAllowed(Caller caller, Right right, Supplier<Uni<Response>> work) {
        return right.refuse(caller, clock.instant()).map(Gate::refused).orElseGet(work);
    }

    private Uni<Response> guarded(Supplier<Uni<Response>> work) {
        if (!rooms.isLoaded()) {
            return Uni.createFrom().item(Gate::away);
        }
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(Aside.BusyException.class)
                .recoverWithItem(() -> problem(new Refusal.Busy()))
                .onFailure(Availability::isAway)
                .recoverWithItem(Gate::away);
    }

    private static Uni<Response> refused(Refusal refusal) {
        return ProblemResponses.deferred(Problems.of(refusal));
    }

    private static Response problem(Refusal refusal) {
        return ProblemResponses.of(Problems.of(refusal));
    }

    private static Response away() {
        return ProblemResponses.of(
                Problem.unavailable("the database does not answer; try again shortly", SHORTLY));
    }
}
