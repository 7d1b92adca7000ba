package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.admission.Admission;
import dev.evenkeel.media.app.admission.Door;
import dev.evenkeel.media.app.admission.SessionKeys;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.app.placement.Placements;
import dev.evenkeel.media.app.placement.Told;
import dev.evenkeel.media.sfu.OpenOutcome;
import dev.evenkeel.media.sfu.SessionRequest;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.platform.token.BearerTokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and their owners: who opened one holds its key, and only with it may change or end it.
 */
@Singleton
class OwnedSessions {
    private final RunningRelay relay;
    private final Placements placements;
    private final SessionKeys keys;
    private final Door door;

    OwnedSessions(RunningRelay relay, Placements placements, SessionKeys keys, Door door) {
        this.relay = relay;
        this.placements = placements;
        this.keys = keys;
        this.door = door;
    }

    Uni<Response> open(Admission.Admitted admitted, SessionBodies.Offer body) {
        return placements
                .arrive(admitted.meetingId(), admitted.whereabouts(), admitted.claims().issuedAt())
                .chain(told -> open(admitted, body, told))
                .invoke(outcome -> {
                    if (!(outcome instanceof OpenOutcome.Opened)) {
                        door.giveBack(admitted);
                    }
                })
                .onFailure()
                .invoke(() -> door.giveBack(admitted))
                .map(outcome -> Refusals.answer(outcome, "", this::created));
    }

    Uni<Response> renegotiate(
            String sessionId, @Nullable String authorization, SessionBodies.Offer body) {
        return asOwner(
                sessionId,
                authorization,
                () ->
                        relay.ask(running -> running.renegotiate(sessionId, body.description()))
                                .map(outcome ->
                                        Refusals.answer(
                                                outcome, sessionId, OwnedSessions::renegotiated)));
    }

    Uni<Response> setActive(
            String sessionId, @Nullable String authorization, SessionBodies.Activity body) {
        boolean active = Boolean.TRUE.equals(body.active());
        long activation = body.activation() == null ? 0 : body.activation();
        return asOwner(
                sessionId,
                authorization,
                () ->
                        relay.ask(running -> running.setActive(sessionId, active, activation))
                                .map(found -> done(found, sessionId)));
    }

    Uni<Response> view(String sessionId, @Nullable String authorization, ViewBody.Views body) {
        return asOwner(
                sessionId,
                authorization,
                () ->
                        relay.ask(running -> running.view(sessionId, body.shown()))
                                .map(found -> done(found, sessionId)));
    }

    Uni<Response> close(String sessionId, @Nullable String authorization) {
        return asOwner(
                sessionId,
                authorization,
                () ->
                        relay.ask(running -> running.close(sessionId))
                                .map(found -> done(found, sessionId)));
    }

    private Uni<OpenOutcome> open(
            Admission.Admitted admitted, SessionBodies.Offer body, Told told) {
        return switch (told) {
            case Told.Taken _ -> relay.ask(running -> running.open(request(admitted, body)));
            case Told.Stale stale ->
                    Uni.createFrom()
                            .item(new OpenOutcome.StaleEpoch(stale.offered(), stale.current()));
            case Told.TooOld _ -> Uni.createFrom().item(new OpenOutcome.Fenced());
        };
    }

    private Uni<Response> asOwner(
            String sessionId, @Nullable String authorization, Supplier<Uni<Response>> action) {
        Optional<String> key = BearerTokens.from(authorization);
        if (key.isEmpty()) {
            return ProblemResponses.deferred(Problem.unauthorised("the session key is needed"));
        }
        Optional<Boolean> opens = keys.opens(sessionId, key.get());
        if (opens.isEmpty()) {
            return ProblemResponses.deferred(Problem.notFound("session", sessionId));
        }
        return opens.get()
                ? action.get()
                : ProblemResponses.deferred(
                        Problem.unauthorised("this is not the key of the session"));
    }

    private static SessionRequest request(Admission.Admitted admitted, SessionBodies.Offer body) {
        return new SessionRequest(
                admitted.meetingId(),
                admitted.claims().subject(),
                admitted.epoch(),
                admitted.claims().branch(),
                admitted.claims().grants().contains("publish"),
                admitted.claims().grants().contains("subscribe"),
                Boolean.TRUE.equals(body.active()),
                body.activation() == null ? 0 : body.activation(),
                body.description());
    }

    private Response created(OpenOutcome.Opened opened) {
        String key = keys.issue(opened.sessionId());
        return Response.status(Response.Status.CREATED)
                .entity(new SessionBodies.Opened(opened.sessionId(), key, opened.answer()))
                .build();
    }

    private static Response renegotiated(OpenOutcome.Opened opened) {
        return Response.ok(new SessionBodies.Renegotiated(opened.answer())).build();
    }

    private static Response done(boolean found, String sessionId) {
        return found
                ? Response.noContent().build()
                : ProblemResponses.of(Problem.notFound("session", sessionId));
    }
}
