package dev.evenkeel.room.task.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.api.HostClaim;
import dev.evenkeel.room.api.Refusals;
import dev.evenkeel.room.api.StoreGuard;
import dev.evenkeel.room.task.domain.Party;
import dev.evenkeel.room.task.store.PartyStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Recognises who is or was in a meeting, and who is host of it, also when it is over. */
@Singleton
class Parties {
    private final PartyStore store;
    private final StoreGuard guard;

    @Inject
    Parties(PartyStore store, StoreGuard guard) {
        this.store = store;
        this.guard = guard;
    }

    /** For everybody who was there. */
    Uni<Response> anybody(String meetingId, HostClaim claim, Function<Party, Uni<Response>> work) {
        return guard.orTryAgain(
                store.isMeeting(meetingId)
                        .chain(known ->
                                known
                                        ? recognised(meetingId, claim, work)
                                        : ProblemResponses.deferred(
                                                Refusals.noSuchMeeting(meetingId))));
    }

    /** For hosts and co-hosts. */
    Uni<Response> hosts(String meetingId, HostClaim claim, Function<Party, Uni<Response>> work) {
        return anybody(
                meetingId,
                claim,
                party ->
                        party.host()
                                ? work.apply(party)
                                : ProblemResponses.deferred(
                                        Problem.forbidden("only hosts and co-hosts write tasks")));
    }

    private Uni<Response> recognised(
            String meetingId, HostClaim claim, Function<Party, Uni<Response>> work) {
        var shown = new PartyStore.Shown(claim.hostKey, claim.participantId, claim.resumeKey);
        return store.party(meetingId, shown)
                .chain(party ->
                        party.map(work)
                                .orElseGet(() ->
                                        ProblemResponses.deferred(
                                                Problem.unauthorised(
                                                        "the host key is needed, or a seat in the"
                                                                + " meeting and its key"))));
    }
}
