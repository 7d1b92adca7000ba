package dev.evenkeel.room.account.api;

import dev.evenkeel.room.account.Opened;
import dev.evenkeel.room.account.Sessions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers that give or take the session cookie. */
final class Cookies {
    private Cookies() {}

    /** 201 with the account that was opened. */
    static Response opened(HttpServerRequest request, Opened opened, Sessions sessions) {
        return Response.status(Response.Status.CREATED)
                .entity(Views.Own.of(opened.caller()))
                .cookie(Requests.cookie(request, opened.token(), sessions.longestLife()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** 200: signed out here, and where to do so too. */
    static Response none(HttpServerRequest request, URI elsewhere) {
        return Response.ok(new OidcResource.Location(elsewhere))
                .cookie(Requests.noCookie(request))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** 204: signed out. */
    static Response none(HttpServerRequest request) {
        return Response.noContent().cookie(Requests.noCookie(request)).build();
    }
}
