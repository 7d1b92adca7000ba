package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.SecondFactors;
import dev.evenkeel.room.account.domain.Right;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/second-factor}: one-time codes of an authenticator application. */
@Path("/api/v1/account/second-factor")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SecondFactorResource {
    private final Gate gate;
    private final SecondFactors factors;

    @Inject
    SecondFactorResource(Gate gate, SecondFactors factors) {
        this.gate = gate;
        this.factors = factors;
    }

    /** The first code. */
    public record FirstCode(@Schema(required = true) @Nullable String code) {}

    /** Each is good for one sign-in; told only here. */
    public record Codes(List<String> recoveryCodes) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Codes[…]";
        }
    }

    /** How many recovery codes are left. */
    public record Left(long recoveryCodesLeft) {}

    @GET
    @Operation(summary = "How many recovery codes are left")
    @APIResponseSchema(value = Left.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    public Uni<Response> left(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        factors.recoveryCodesLeft(caller)
                                .map(left -> Response.ok(new Left(left)).build()));
    }

    /** Draws a secret for the authenticator; it counts once a code of it was shown. */
    @POST
    @Operation(summary = "Draws a secret for an authenticator")
    @APIResponseSchema(
            value = SecondFactors.Enrolment.class,
            responseCode = "201",
            responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "403 confirmation-needed", "409 conflict"})
    public Uni<Response> begin(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, _) ->
                        factors.begin(caller)
                                .map(answer ->
                                        Problems.respond(
                                                answer,
                                                enrolment ->
                                                        Response.status(Response.Status.CREATED)
                                                                .entity(enrolment)
                                                                .header("Cache-Control", "no-store")
                                                                .build())));
    }

    /** Shows the first code: from now on one is asked for at every sign-in. */
    @PUT
    @Operation(summary = "Shows the first code; from now on one is asked for")
    @APIResponseSchema(value = Codes.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "401 wrong-code",
        "409 conflict"
    })
    public Uni<Response> activate(@Context HttpServerRequest request, @Nullable FirstCode first) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, visit) ->
                        first == null || first.code() == null
                                ? SessionResource.missing("/code")
                                : factors.activate(caller, first.code(), visit)
                                        .map(answer ->
                                                Problems.respond(
                                                        answer, SecondFactorResource::codes)));
    }

    @DELETE
    @Operation(summary = "Removes the second factor")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "403 confirmation-needed"})
    public Uni<Response> remove(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, visit) ->
                        factors.remove(caller, visit)
                                .replaceWith(() -> Response.noContent().build()));
    }

    /** New recovery codes; the old ones are void. */
    @POST
    @Path("recovery-codes")
    @Operation(summary = "New recovery codes; the old ones are void")
    @APIResponseSchema(value = Codes.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "403 confirmation-needed", "409 conflict"})
    public Uni<Response> recoveryCodes(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, visit) ->
                        factors.newRecoveryCodes(caller, visit)
                                .map(answer ->
                                        Problems.respond(answer, SecondFactorResource::codes)));
    }

    private static Response codes(List<String> codes) {
        return Response.ok(new Codes(codes)).header("Cache-Control", "no-store").build();
    }
}
