package dev.evenkeel.room.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.testkit.IdentityProvider;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a browser at the provider of single sign-on: follows its redirections, types a login
 * into its page, consents, until it sends the browser back.
 */
public final class ProviderVisit {
    private static final Pattern PROMPT =
            Pattern.compile("name=\"prompt\" value=\"(login|consent)\"");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final int MOST_STEPS = 12;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Tells the provider of us, who have another port in every run. */
    public static void register() {
        String here = "http://localhost:" + RestAssured.port;
        StringBuilder callbacks = new StringBuilder();
        for (String name : new String[] {"open", "strict", "mapped"}) {
            callbacks
                    .append(callbacks.isEmpty() ? "" : ",")
                    .append("\"%s/api/v1/account/oidc/%s/callback\"".formatted(here, name));
        }
        IdentityProvider.control("tokens", "{}");
        IdentityProvider.control(
                "client",
                """
                {"redirect_uris": [%s], "post_logout_redirect_uris": ["%s/"],
                 "backchannel_logout_session_required": true, "require_auth_time": true,
                 "backchannel_logout_uri": "%s/api/v1/account/oidc/open/back-channel-logout"}
                """
                        .formatted(callbacks, here, here));
    }

    /** Whom the provider knows by this login, and what it says of them. */
    public static void knows(String login, String claims) {
        IdentityProvider.control(
                "people", "{\"login\": \"%s\", \"claims\": %s}".formatted(login, claims));
    }

    /** What ID tokens say instead from now on. */
    public static void tampersWith(String tokens) {
        IdentityProvider.control("tokens", tokens);
    }

    /** Where the sign-in of this browser goes. */
    public static URI location(Browser browser, String path, String to) {
        JsonNode answer = Meetings.json(browser.post(path, Map.of("to", to)));
        return URI.create(answer.path("location").asText());
    }

    /** Signs in there; path and query of where the browser is sent back to. */
    public String signIn(URI location, String login) {
        URI at = location;
        String page = null;
        for (int step = 0; step < MOST_STEPS; step++) {
            HttpResponse<String> response = send(request(at, page, login));
            String next = response.headers().firstValue("Location").orElse(null);
            if (next != null) {
                at = at.resolve(next);
                page = null;
                if (at.getPort() == RestAssured.port) {
                    return at.getRawPath()
                            + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery());
                }
            } else {
                page = response.body();
            }
        }
        throw new AssertionError("the provider sends nobody back: " + page);
    }

    /** Signs out there, agreeing to do so. */
    public String signOut(URI location) {
        return signIn(location, "");
    }

    private HttpRequest request(URI at, @Nullable String page, String login) {
        if (page == null) {
            return HttpRequest.newBuilder(at).build();
        }
        Matcher prompt = PROMPT.matcher(page);
        return prompt.find()
                ? form(at, page, "prompt=" + prompt.group(1) + typed(prompt.group(1), login))
                : form(at, page, "logout=yes&xsrf=" + field(page, "xsrf"));
    }

    private static String typed(String prompt, String login) {
        return prompt.equals("login")
                ? "&password=any&login=" + URLEncoder.encode(login, StandardCharsets.UTF_8)
                : "";
    }

    private static HttpRequest form(URI at, String page, String body) {
        Matcher action = ACTION.matcher(page);
        if (!action.find()) {
            throw new AssertionError("no form: " + page);
        }
        return HttpRequest.newBuilder(at.resolve(action.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String field(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"%s\" value=\"([^\"]+)\"".formatted(name)).matcher(page);
        return field.find() ? field.group(1) : "";
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
