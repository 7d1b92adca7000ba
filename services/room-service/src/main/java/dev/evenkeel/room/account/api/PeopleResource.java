package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.People;
import dev.evenkeel.room.account.SecondFactors;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.account.domain.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/accounts}: other people's accounts. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PeopleResource {
    private static final int PAGE = 100;

    private final Gate gate;
    private final People people;
    private final SecondFactors factors;

    @Inject
    PeopleResource(Gate gate, People people, SecondFactors factors) {
        this.gate = gate;
        this.people = people;
        this.factors = factors;
    }

    /**
     * A page in the order of the addresses.
     *
     * @param next for {@code after}, when there may be more
     */
    public record Page(List<Views.Person> accounts, @Nullable String next) {
        static Page of(List<Account> found) {
            return new Page(
                    found.stream().map(Views.Person::of).toList(),
                    found.size() < PAGE ? null : found.getLast().email());
        }
    }

    /** All roles somebody shall have from now on. */
    public record Roles(@Schema(required = true, minItems = 1) @Nullable Set<Role> roles) {}

    /** Whether somebody may sign in. */
    public record Switch(@Schema(required = true) @Nullable Boolean disabled) {}

    @GET
    @Operation(summary = "Accounts in the order of their addresses")
    @APIResponseSchema(value = Page.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses("403 second-factor-required")
    public Uni<Response> list(
            @Context HttpServerRequest request,
            @QueryParam("q") @DefaultValue("") String part,
            @QueryParam("after") @DefaultValue("") String after) {
        return gate.signedIn(
                request,
                Right.SEE_PEOPLE,
                (_, _) ->
                        people.list(part.replace("\0", ""), after.replace("\0", ""), PAGE)
                                .map(found -> Response.ok(Page.of(found)).build()));
    }

    /** Makes an account for somebody, and the link that opens it. */
    @POST
    @Operation(summary = "Makes an account for somebody, and the link that opens it")
    @APIResponseSchema(
            value = AccountLink.class,
            responseCode = "201",
            responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "409 email-taken"})
    public Uni<Response> invite(
            @Context HttpServerRequest request, People.@Nullable Invitation invitation) {
        return gate.signedIn(
                request,
                Right.INVITE,
                (caller, visit) ->
                        invitation == null
                                ? SessionResource.missing("/email")
                                : people.invite(caller, invitation, visit)
                                        .map(PeopleResource::created));
    }

    @PUT
    @Path("{accountId}/roles")
    @Operation(summary = "Sets all roles of an account")
    @APIResponseSchema(
            value = Views.Person.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "404 not-found",
        "409 conflict"
    })
    public Uni<Response> roles(
            @Context HttpServerRequest request,
            @PathParam("accountId") String accountId,
            @Nullable Roles roles) {
        return gate.signedIn(
                request,
                Right.CHANGE_PEOPLE,
                (caller, visit) ->
                        people.setRoles(
                                        caller,
                                        accountId,
                                        roles == null ? null : roles.roles(),
                                        visit)
                                .map(PeopleResource::person));
    }

    /** Who is disabled is out at once, everywhere. */
    @PUT
    @Path("{accountId}/disabled")
    @Operation(summary = "Disables an account, or enables it again")
    @APIResponseSchema(
            value = Views.Person.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "404 not-found",
        "409 conflict"
    })
    public Uni<Response> disabled(
            @Context HttpServerRequest request,
            @PathParam("accountId") String accountId,
            @Nullable Switch wished) {
        return gate.signedIn(
                request,
                Right.CHANGE_PEOPLE,
                (caller, visit) -> {
                    Boolean disabled = wished == null ? null : wished.disabled();
                    return disabled == null
                            ? ProblemResponses.deferred(
                                    Problem.badField("/disabled", "true or false", null))
                            : people.setDisabled(caller, accountId, disabled, visit)
                                    .map(PeopleResource::person);
                });
    }

    /** A link with which somebody who cannot get one by mail chooses a password. */
    @POST
    @Path("{accountId}/links")
    @Operation(summary = "Makes a link to hand over, to choose a password")
    @APIResponseSchema(
            value = AccountLink.class,
            responseCode = "201",
            responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "403 confirmation-needed", "404 not-found"})
    public Uni<Response> link(
            @Context HttpServerRequest request, @PathParam("accountId") String accountId) {
        return gate.signedIn(
                request,
                Right.CHANGE_PEOPLE,
                (caller, visit) ->
                        people.makeLink(caller, accountId, visit).map(PeopleResource::created));
    }

    /** Takes away what was lost: one-time codes, and passkeys unless they are the only way in. */
    @DELETE
    @Path("{accountId}/second-factor")
    @Operation(summary = "Removes somebody's lost second factor")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "403 confirmation-needed", "404 not-found"})
    public Uni<Response> removeSecondFactor(
            @Context HttpServerRequest request, @PathParam("accountId") String accountId) {
        return gate.signedIn(
                request,
                Right.CHANGE_PEOPLE,
                (caller, visit) ->
                        people.find(accountId)
                                .chain(found ->
                                        switch (found) {
                                            case Answer.Refused<Account>(Refusal refusal) ->
                                                    ProblemResponses.deferred(Problems.of(refusal));
                                            case Answer.Granted<Account> someone ->
                                                    factors.removeLost(caller, accountId, visit)
                                                            .replaceWith(() ->
                                                                    Response.noContent().build());
                                        }));
    }

    private static Response created(Answer<People.Link> answer) {
        return Problems.respond(
                answer,
                made ->
                        Response.status(Response.Status.CREATED)
                                .entity(AccountLink.of(made))
                                .header("Cache-Control", "no-store")
                                .build());
    }

    private static Response person(Answer<Account> answer) {
        return Problems.respond(answer, account -> Response.ok(Views.Person.of(account)).build());
    }
}
