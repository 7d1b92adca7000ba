package dev.evenkeel.room.kit;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A browser at an address of its own, behind the front door: keeps the cookie and names its origin.
 */
public final class Browser {
    private final String address;
    private final String scheme;
    private @Nullable Cookie cookie;
    private @Nullable Cookie login;

    private Browser(String address, String scheme) {
        this.address = address;
        this.scheme = scheme;
    }

    public static Browser open() {
        return at(drawAddress(), "http");
    }

    public static Browser overTls() {
        return at(drawAddress(), "https");
    }

    public static Browser at(String address, String scheme) {
        return new Browser(address, scheme);
    }

    /** Another one with the same cookie. */
    public Browser copy() {
        Browser copy = open();
        copy.cookie = cookie;
        return copy;
    }

    public String address() {
        return address;
    }

    public Response get(String path) {
        return request().get(path);
    }

    public Response post(String path, Object body) {
        return keep(request().body(body).post(path));
    }

    public Response put(String path, Object body) {
        return keep(request().body(body).put(path));
    }

    public Response patch(String path, Object body) {
        return keep(request().body(body).patch(path));
    }

    public Response delete(String path) {
        return keep(request().delete(path));
    }

    /** What pages of this browser send. */
    public RequestSpecification request() {
        return from(origin());
    }

    /** As a page of this origin would; {@code null} as something that is no browser. */
    public RequestSpecification from(@Nullable String origin) {
        RequestSpecification request = bare().contentType(ContentType.JSON);
        if (origin != null) {
            request.header("Origin", origin);
        }
        return request;
    }

    /** What pages send, with no content type yet. */
    public RequestSpecification plain() {
        return bare().header("Origin", origin());
    }

    private RequestSpecification bare() {
        RequestSpecification request =
                given().header("X-Forwarded-For", address)
                        .header("X-Forwarded-Proto", scheme)
                        .header("X-Forwarded-Host", "localhost:" + RestAssured.port)
                        .header("User-Agent", "Mozilla/5.0 (Test) Evenkeel");
        for (Cookie kept : new Cookie[] {cookie, login}) {
            if (kept != null) {
                request.cookie(kept.getName(), kept.getValue());
            }
        }
        return request;
    }

    /** Follows a link to here without following where it leads to. */
    public Response visit(String pathAndQuery) {
        return keep(
                request().redirects().follow(false).urlEncodingEnabled(false).get(pathAndQuery));
    }

    public String origin() {
        return scheme + "://localhost:" + RestAssured.port;
    }

    public Cookie cookie() {
        return Objects.requireNonNull(cookie, "no cookie came");
    }

    public Response signIn(String email, String password) {
        return post("/api/v1/account/sessions", Map.of("email", email, "password", password));
    }

    public Response signIn(String email, String password, String code) {
        return post(
                "/api/v1/account/sessions",
                Map.of("email", email, "password", password, "code", code));
    }

    /** Who is signed in here; missing when nobody is. */
    public JsonNode account() {
        return Meetings.json(get("/api/v1/account")).path("account");
    }

    public boolean isSignedIn() {
        return !account().isMissingNode();
    }

    private Response keep(Response response) {
        for (String name : new String[] {"evenkeel", "__Host-evenkeel"}) {
            Cookie given = response.getDetailedCookie(name);
            if (given != null) {
                cookie = given.getValue().isEmpty() ? null : given;
            }
        }
        Cookie under = response.getDetailedCookie("evenkeel-login");
        if (under != null) {
            login = under.getValue().isEmpty() ? null : under;
        }
        return response;
    }

    private static String drawAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10.%d.%d.%d"
                .formatted(random.nextInt(256), random.nextInt(256), random.nextInt(1, 255));
    }
}
