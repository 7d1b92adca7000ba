package dev.evenkeel.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** U+0000, and what is no UTF-8, stands in no path and no query. */
public class UriCheck {
    private static final char NUL = 0;
    private static final char REPLACEMENT = '\uFFFD';

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> check(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (isBad(uri.getPath())) {
            return refused("path");
        }
        for (Map.Entry<String, List<String>> one : uri.getQueryParameters().entrySet()) {
            if (one.getValue().stream().anyMatch(UriCheck::isBad)) {
                return refused(one.getKey());
            }
        }
        return Optional.empty();
    }

    private static boolean isBad(String text) {
        return text.indexOf(NUL) >= 0 || text.indexOf(REPLACEMENT) >= 0;
    }

    private static Optional<Response> refused(String field) {
        return Optional.of(
                ProblemResponses.of(
                        Problem.badField(field, "text in UTF-8 without U+0000", "something else")));
    }
}
