package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.EmailVerification;
import dev.evenkeel.room.account.Passwords;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/account/links}: what the one-time link of an invitation, a reset or a letter to
 * confirm an address opens. The secret is never in a URL that is sent: in the link it follows a #.
 */
@Path("/api/v1/account/links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LinkResource {
    private final Gate gate;
    private final Passwords passwords;
    private final EmailVerification verification;

    @Inject
    LinkResource(Gate gate, Passwords passwords, EmailVerification verification) {
        this.gate = gate;
        this.passwords = passwords;
        this.verification = verification;
    }

    /** What a link is shown with; everything may be missing. */
    public record Use(@Schema(required = true) @Nullable String secret, @Nullable String password) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Use[…]";
        }
    }

    /** The link of a letter to confirm an address; it may be missing. */
    public record Letter(@Schema(required = true) @Nullable String secret) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Letter[…]";
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
    @Operation(summary = "Looks at a one-time link without using it")
    @APIResponseSchema(value = Whose.class, responseCode = "200", responseDescription = "done")
    @Refuses({"403 forbidden", "410 link-spent"})
    public Uni<Response> whose(@Context HttpServerRequest request, @Nullable Use use) {
        return gate.anybody(
                request,
                _ ->
                        use == null || use.secret() == null
                                ? SessionResource.missing("/secret")
                                : passwords.whose(use.secret()).map(LinkResource::respond));
    }

    /** Chooses the password; signing in comes after, with the second factor if there is one. */
    @PUT
    @Path("password")
    @Operation(summary = "Chooses a password with a one-time link")
    @APIResponseSchema(value = Whose.class, responseCode = "200", responseDescription = "done")
    @Refuses({"403 forbidden", "410 link-spent"})
    public Uni<Response> password(@Context HttpServerRequest request, @Nullable Use use) {
        return gate.anybody(
                request,
                visit ->
                        use == null || use.secret() == null
                                ? SessionResource.missing("/secret")
                                : passwords
                                        .setByLink(use.secret(), use.password(), visit)
                                        .map(LinkResource::respond));
    }

    /**
     * Shows whose the address of the link's account is. Whoever is signed in here, with whatever
     * account, stays so; nobody is signed in by it.
     */
    @PUT
    @Path("email")
    @Operation(summary = "Confirms an e-mail address with a one-time link")
    @APIResponseSchema(value = Whose.class, responseCode = "200", responseDescription = "done")
    @Refuses({"403 forbidden", "410 link-spent"})
    public Uni<Response> email(@Context HttpServerRequest request, @Nullable Letter letter) {
        return gate.anybody(
                request,
                visit ->
                        letter == null || letter.secret() == null
                                ? SessionResource.missing("/secret")
                                : verification
                                        .verify(letter.secret(), visit)
                                        .map(LinkResource::respond));
    }

    private static Response respond(Answer<Account> answer) {
        return Problems.respond(answer, account -> Response.ok(Whose.of(account)).build());
    }
}
