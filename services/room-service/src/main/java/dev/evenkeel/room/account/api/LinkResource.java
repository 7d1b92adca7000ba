package dev.evenkeel.room.account.api;

import dev.evenkeel.room.account.Passwords;
import dev.evenkeel.room.account.domain.Account;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/account/links}: what the one-time link of an invitation or a reset opens. The
 * secret is never in a URL that is sent: in the link it follows a #.
 */
@Path("/api/v1/account/links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LinkResource {
    private final Gate gate;
    private final Passwords passwords;

    @Inject
    LinkResource(Gate gate, Passwords passwords) {
        this.gate = gate;
        this.passwords = passwords;
    }

    /** What a link is shown with; everything may be missing. */
    public record Use(@Nullable String secret, @Nullable String password) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Use[…]";
        }
    }

    /** Whose link it is, for who has it. */
    public record Whose(String email, String name) {
        static Whose of(Account account) {
            return new Whose(account.email(), account.name());
        }
    }

    /** Looks at a link without using it. */
    @POST
    public Uni<Response> whose(@Context HttpServerRequest request, @Nullable Use use) {
        return gate.anybody(
                request,
                _ ->
                        use == null || use.secret() == null
                                ? SessionResource.missing("/secret")
                                : passwords
                                        .whose(use.secret())
                                        .map(answer ->
                                                Problems.respond(
                                                        answer,
                                                        account ->
                                                                Response.ok(Whose.of(account))
                                                                        .build())));
    }

    /** Chooses the password; signing in comes after, with the second factor if there is one. */
    @PUT
    @Path("password")
    public Uni<Response> password(@Context HttpServerRequest request, @Nullable Use use) {
        return gate.anybody(
                request,
                visit ->
                        use == null || use.secret() == null
                                ? SessionResource.missing("/secret")
                                : passwords
                                        .setByLink(use.secret(), use.password(), visit)
                                        .map(answer ->
                                                Problems.respond(
                                                        answer,
                                                        account ->
                                                                Response.ok(Whose.of(account))
                                                                        .build())));
    }
}
