package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.Identities;
import dev.evenkeel.room.account.Site;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.LinkedIdentity;
import dev.evenkeel.room.account.domain.LoginPurpose;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.account.oidc.SingleSignOn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/oidc}: the way to a provider of single sign-on. */
@Path("/api/v1/account/oidc")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OidcResource {
    private static final Refusal UNKNOWN =
            new Refusal.Conflict("single sign-on needs evenkeel.accounts.public-url, or localhost");

    private final Gate gate;
    private final Site site;
    private final SingleSignOn signOn;
    private final Identities identities;

    @Inject
    OidcResource(Gate gate, Site site, SingleSignOn signOn, Identities identities) {
        this.gate = gate;
        this.site = site;
        this.signOn = signOn;
        this.identities = identities;
    }

    /**
     * @param to path of the page to go on with; the first page when it is none of this site
     */
    public record Journey(@Nullable String to) {}

    /** Where the page goes now. */
    public record Location(URI location) {}

    /** In the order of their names. */
    public record All(List<LinkedIdentity> identities) {}

    @GET
    @Operation(summary = "The providers one is linked with")
    @APIResponseSchema(value = All.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        identities.list(caller).map(all -> Response.ok(new All(all)).build()));
    }

    /** Signs in: the answer says where. */
    @POST
    @Path("{provider}/logins")
    @Operation(summary = "Begins signing in with a provider")
    @APIResponseSchema(value = Location.class, responseCode = "201", responseDescription = "made")
    @Refuses({
        "403 forbidden",
        "404 not-found",
        "409 conflict",
        "429 too-many-requests",
        "503 provider-away"
    })
    public Uni<Response> signIn(
            @Context HttpServerRequest request,
            @PathParam("provider") String provider,
            @Nullable Journey journey) {
        return gate.sparingly(
                request,
                visit -> begin(request, provider, LoginPurpose.SIGN_IN, null, journey, visit));
    }

    /** Shows once more who is there, at the provider. */
    @POST
    @Path("{provider}/confirmations")
    @Operation(summary = "Begins a confirmation with a provider")
    @APIResponseSchema(value = Location.class, responseCode = "201", responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses({"404 not-found", "409 conflict", "503 provider-away"})
    public Uni<Response> confirm(
            @Context HttpServerRequest request,
            @PathParam("provider") String provider,
            @Nullable Journey journey) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        begin(
                                request,
                                provider,
                                LoginPurpose.CONFIRMATION,
                                caller,
                                journey,
                                visit));
    }

    /** Makes the provider one more way in to the caller's account. */
    @POST
    @Path("{provider}/links")
    @Operation(summary = "Begins linking with a provider")
    @APIResponseSchema(value = Location.class, responseCode = "201", responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "404 not-found",
        "409 conflict",
        "503 provider-away"
    })
    public Uni<Response> link(
            @Context HttpServerRequest request,
            @PathParam("provider") String provider,
            @Nullable Journey journey) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, visit) ->
                        begin(request, provider, LoginPurpose.LINK, caller, journey, visit));
    }

    /** 409 when it is the last way in. */
    @DELETE
    @Path("{provider}/links")
    @Operation(summary = "Ends the link with a provider")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "404 not-found",
        "409 last-way-in"
    })
    public Uni<Response> unlink(
            @Context HttpServerRequest request, @PathParam("provider") String provider) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, visit) ->
                        identities
                                .unlink(caller, provider, visit)
                                .map(answer ->
                                        Problems.respond(
                                                answer,
                                                was ->
                                                        was
                                                                ? Response.noContent().build()
                                                                : noSuch(provider))));
    }

    private Uni<Response> begin(
            HttpServerRequest request,
            String provider,
            LoginPurpose purpose,
            @Nullable Caller caller,
            @Nullable Journey journey,
            Visit visit) {
        URI here = site.origin(visit).orElse(null);
        if (here == null) {
            return ProblemResponses.deferred(Problems.of(UNKNOWN));
        }
        String target = Targets.safe(journey == null ? null : journey.to());
        return signOn.begin(provider, purpose, caller, target, here)
                .map(answer ->
                        Problems.respond(
                                answer,
                                departure ->
                                        Response.status(Response.Status.CREATED)
                                                .entity(new Location(departure.location()))
                                                .cookie(
                                                        Requests.loginCookie(
                                                                request,
                                                                departure.browser(),
                                                                LoginPurpose.LIFE))
                                                .header("Cache-Control", "no-store")
                                                .build()));
    }

    private static Response noSuch(String provider) {
        return ProblemResponses.of(Problem.notFound("link", provider));
    }
}
