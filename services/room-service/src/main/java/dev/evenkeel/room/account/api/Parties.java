package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.Site;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.RelyingParty;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Requests about passkeys need to know whom those are for. */
final class Parties {
    private static final Refusal UNKNOWN =
            new Refusal.Conflict("passkeys need evenkeel.accounts.public-url, or localhost");

    private Parties() {}

    static Uni<Response> with(Site site, Visit visit, Function<RelyingParty, Uni<Response>> work) {
        return site.relyingParty(visit)
                .map(work)
                .orElseGet(() -> ProblemResponses.deferred(Problems.of(UNKNOWN)));
    }

    /** 201 with what the browser asks an authenticator. */
    static Response options(Object options) {
        return Response.status(Response.Status.CREATED)
                .entity(options)
                .header("Cache-Control", "no-store")
                .build();
    }
}
