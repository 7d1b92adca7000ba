package dev.evenkeel.room.account.api;

import dev.evenkeel.room.account.Visit;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a request says beside its body. Scheme, host and address are those the browser used: Quarkus
 * takes them from the front door where it was told to (quarkus.http.proxy).
 */
final class Requests {
    /** Over TLS the browser keeps others from setting it (RFC 6265bis section 4.1.3.2). */
    private static final String SECURE_COOKIE = "__Host-evenkeel";

    private static final String PLAIN_COOKIE = "evenkeel";
    private static final String LOGIN = "-login";
    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int LONGEST_DEVICE = 200;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private Requests() {}

    static Visit visit(HttpServerRequest request) {
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        String device =
                agent.length() > LONGEST_DEVICE ? agent.substring(0, LONGEST_DEVICE) : agent;
        var address = request.remoteAddress();
        String host = address == null ? null : address.hostAddress();
        return new Visit(host == null ? "unknown" : host, device.replace("\0", ""), site(request));
    }

    private static URI site(HttpServerRequest request) {
        HostAndPort here = request.authority();
        try {
            return URI.create(request.scheme() + "://" + here);
        } catch (IllegalArgumentException notAHost) {
            return URI.create("unknown:");
        }
    }

    /**
     * Whether the request changes nothing, or was made by a page of this very origin. A browser
     * names the origin of every changing request; who does not is none, and is refused too.
     */
    static boolean isFromHere(HttpServerRequest request) {
        if (SAFE.contains(request.method())) {
            return true;
        }
        String origin = request.getHeader("Origin");
        HostAndPort here = request.authority();
        return origin != null && here != null && isSame(origin, request.scheme(), here);
    }

    static Optional<String> token(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(cookieName(request))).map(Cookie::getValue);
    }

    /** What a browser on its way through a provider of single sign-on holds. */
    static Optional<String> loginToken(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(cookieName(request) + LOGIN))
                .map(Cookie::getValue);
    }

    static NewCookie cookie(HttpServerRequest request, String token, Duration life) {
        return cookie(request, cookieName(request), token, life);
    }

    /** Lax, so that it comes along when the provider sends the browser back. */
    static NewCookie loginCookie(HttpServerRequest request, String token, Duration life) {
        return cookie(request, cookieName(request) + LOGIN, token, life);
    }

    static NewCookie noLoginCookie(HttpServerRequest request) {
        return loginCookie(request, "", Duration.ZERO);
    }

    private static NewCookie cookie(
            HttpServerRequest request, String name, String token, Duration life) {
        return new NewCookie.Builder(name)
                .value(token)
                .path("/")
                .httpOnly(true)
                .secure(isTls(request))
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge((int) life.toSeconds())
                .build();
    }

    /** Takes the cookie away. */
    static NewCookie noCookie(HttpServerRequest request) {
        return cookie(request, "", Duration.ZERO);
    }

    private static boolean isSame(String origin, String scheme, HostAndPort here) {
        try {
            URI uri = URI.create(origin);
            return scheme.equalsIgnoreCase(uri.getScheme())
                    && here.host().equalsIgnoreCase(uri.getHost())
                    && port(here.port(), scheme) == port(uri.getPort(), scheme);
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static int port(int given, String scheme) {
        if (given > 0) {
            return given;
        }
        return scheme.equalsIgnoreCase("https") ? HTTPS : HTTP;
    }

    private static String cookieName(HttpServerRequest request) {
        return isTls(request) ? SECURE_COOKIE : PLAIN_COOKIE;
    }

    private static boolean isTls(HttpServerRequest request) {
        return "https".equalsIgnoreCase(request.scheme());
    }
}
