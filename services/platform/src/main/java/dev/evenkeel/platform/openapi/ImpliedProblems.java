package dev.evenkeel.platform.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/** The problems that follow from the shape of an operation. */
final class ImpliedProblems {
    /** What each security scheme refuses, by its name; of others an operation says it itself. */
    private static final Map<String, List<String>> BY_SCHEME =
            Map.of(
                    "session", List.of("401 signed-out", "403 forbidden"),
                    "bearer", List.of("401 unauthorised", "403 forbidden"));

    private ImpliedProblems() {}

    static SequencedSet<String> of(Operation operation) {
        SequencedSet<String> problems = new LinkedHashSet<>();
        RequestBody body = operation.getRequestBody();
        if (body != null) {
            problems.addAll(
                    List.of("400 bad-field", "413 too-large", "415 unsupported-media-type"));
        }
        if (operation.getParameters() != null) {
            problems.add("400 bad-field");
        }
        if (operation.getSecurity() != null) {
            BY_SCHEME.forEach((scheme, refused) -> {
                if (operation.getSecurity().stream().anyMatch(one -> one.hasScheme(scheme))) {
                    problems.addAll(refused);
                }
            });
        }
        problems.addAll(List.of("500 internal", "503 unavailable"));
        return problems;
    }
}
