package dev.evenkeel.room.stream.api;

import jakarta.ws.rs.core.Response;

/**
 * Pages of any origin may publish and watch with a token (Fetch Standard, CORS): nothing here goes
 * by cookies.
 */
final class CrossOrigin {
    private CrossOrigin() {}

    /** The answer, readable to every page. */
    static Response readable(Response response) {
        return Response.fromResponse(response)
                .header("Access-Control-Allow-Origin", "*")
                .header(
                        "Access-Control-Expose-Headers",
                        "Location, ETag, Link, Retry-After, WWW-Authenticate, Accept-Post,"
                                + " Accept-Patch")
                .build();
    }

    /** What may be sent. */
    static Response options(String methods) {
        return Response.ok()
                .header("Access-Control-Allow-Methods", methods)
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match")
                .header("Access-Control-Max-Age", "86400")
                .header("Allow", methods)
                .build();
    }
}
