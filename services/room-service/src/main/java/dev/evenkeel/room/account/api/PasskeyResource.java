package dev.evenkeel.room.account.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.Site;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Passkey;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.account.passkey.CreationOptions;
import dev.evenkeel.room.account.passkey.Passkeys;
import dev.evenkeel.room.domain.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/passkeys}: one's own passkeys. */
@Path("/api/v1/account/passkeys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasskeyResource {
    private final Gate gate;
    private final Site site;
    private final Passkeys passkeys;

    @Inject
    PasskeyResource(Gate gate, Site site, Passkeys passkeys) {
        this.gate = gate;
        this.site = site;
        this.passkeys = passkeys;
    }

    /**
     * A new passkey; everything may be missing.
     *
     * @param credential {@code RegistrationResponseJSON} (WebAuthn section 5.1)
     */
    public record Addition(
            @Schema(required = true, minLength = 1, maxLength = Text.LONGEST_NAME)
                    @Nullable String name,
            @Schema(required = true) @Nullable JsonNode credential) {}

    /** What it shall be called. */
    public record Naming(
            @Schema(required = true, minLength = 1, maxLength = Text.LONGEST_NAME)
                    @Nullable String name) {}

    /** First the oldest. */
    public record All(List<One> passkeys) {}

    /**
     * @param synchronised whether other devices of the person have it too
     */
    public record One(
            UUID passkeyId,
            String name,
            boolean synchronised,
            Instant createdAt,
            @Nullable Instant usedAt) {
        static One of(Passkey passkey) {
            return new One(
                    passkey.passkeyId(),
                    passkey.name(),
                    passkey.isBackedUp(),
                    passkey.createdAt(),
                    passkey.usedAt());
        }
    }

    @GET
    @Operation(summary = "One's own passkeys")
    @APIResponseSchema(value = All.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        passkeys.list(caller)
                                .map(all ->
                                        Response.ok(new All(all.stream().map(One::of).toList()))
                                                .build()));
    }

    /** What the browser makes a passkey of ({@code PublicKeyCredentialCreationOptionsJSON}). */
    @POST
    @Path("challenges")
    @Operation(summary = "Begins adding a passkey")
    @APIResponseSchema(
            value = CreationOptions.class,
            responseCode = "201",
            responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "403 confirmation-needed", "409 conflict"})
    public Uni<Response> begin(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, visit) ->
                        Parties.with(
                                site,
                                visit,
                                party -> passkeys.begin(caller, party).map(Parties::options)));
    }

    /** Keeps the passkey the browser made; this session has shown a second factor with it. */
    @POST
    @Operation(summary = "Keeps the passkey the browser made")
    @APIResponseSchema(value = One.class, responseCode = "201", responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "401 wrong-passkey",
        "409 conflict",
        "410 challenge-spent"
    })
    public Uni<Response> add(@Context HttpServerRequest request, @Nullable Addition wished) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, visit) ->
                        Parties.with(
                                site,
                                visit,
                                party ->
                                        passkeys.add(
                                                        caller,
                                                        party,
                                                        wished == null ? null : wished.name(),
                                                        wished == null ? null : wished.credential(),
                                                        visit)
                                                .map(PasskeyResource::added)));
    }

    @PATCH
    @Path("{passkeyId}")
    @Operation(summary = "Renames a passkey")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses("404 not-found")
    public Uni<Response> rename(
            @Context HttpServerRequest request,
            @PathParam("passkeyId") String passkeyId,
            @Nullable Naming wished) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        SessionResource.withId(
                                passkeyId,
                                id ->
                                        passkeys.rename(
                                                        caller,
                                                        id,
                                                        wished == null ? null : wished.name())
                                                .map(answer -> done(answer, passkeyId)),
                                () -> noSuch(passkeyId)));
    }

    /** 409 when it is the last way in. */
    @DELETE
    @Path("{passkeyId}")
    @Operation(summary = "Removes a passkey")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "404 not-found",
        "409 last-way-in"
    })
    public Uni<Response> remove(
            @Context HttpServerRequest request, @PathParam("passkeyId") String passkeyId) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, visit) ->
                        SessionResource.withId(
                                passkeyId,
                                id ->
                                        passkeys.remove(caller, id, visit)
                                                .map(answer -> done(answer, passkeyId)),
                                () -> noSuch(passkeyId)));
    }

    private static Response added(Answer<Passkey> answer) {
        return Problems.respond(
                answer,
                passkey ->
                        Response.status(Response.Status.CREATED).entity(One.of(passkey)).build());
    }

    private static Response done(Answer<Boolean> answer, String passkeyId) {
        return Problems.respond(
                answer, was -> was ? Response.noContent().build() : noSuch(passkeyId));
    }

    private static Response noSuch(String passkeyId) {
        return ProblemResponses.of(Problem.notFound("passkey", passkeyId));
    }
}
