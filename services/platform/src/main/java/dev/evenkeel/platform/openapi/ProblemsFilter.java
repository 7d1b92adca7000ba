package dev.evenkeel.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** Writes into every operation the problems it can answer, as {@link Refuses} says. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 20)
public class ProblemsFilter implements OASFilter {
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String SCHEMA = "#/components/schemas/Problem";

    private final Map<String, List<String>> declared = new TreeMap<>();
    private final Set<String> refusingOtherwise = new TreeSet<>();

    public ProblemsFilter(IndexView index) {
        for (AnnotationInstance refuses : index.getAnnotations(Refuses.class)) {
            ClassInfo owner = refuses.target().asMethod().declaringClass();
            List<String> problems = List.of(refuses.value().asStringArray());
            String method = "_" + refuses.target().asMethod().name();
            declared.put(owner.simpleName() + method, problems);
            if (refuses.value("asProblems") != null && !refuses.value("asProblems").asBoolean()) {
                refusingOtherwise.add(owner.simpleName() + method);
            }
            index.getAllKnownSubclasses(owner.name())
                    .forEach(one -> declared.put(one.simpleName() + method, problems));
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path ->
                        path.getOperations()
                                .values()
                                .forEach(one -> complete(one, document.getComponents())));
    }

    private void complete(Operation operation, Components components) {
        String id = String.valueOf(operation.getOperationId());
        if (refusingOtherwise.contains(id)) {
            return;
        }
        SequencedSet<String> problems = ImpliedProblems.of(operation);
        problems.addAll(declared.getOrDefault(id, List.of()));
        operation.getResponses().removeAPIResponse("400");
        Map<String, SortedSet<String>> byStatus = new TreeMap<>();
        for (String problem : problems) {
            String[] parts = problem.split(" ", 2);
            byStatus.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(parts[1]);
            components.addExample(
                    name(parts[0], parts[1]),
                    OASFactory.createExample()
                            .value(ProblemExamples.of(Integer.parseInt(parts[0]), parts[1])));
        }
        byStatus.forEach((status, kinds) ->
                operation.getResponses().addAPIResponse(status, response(status, kinds)));
    }

    private static APIResponse response(String status, SortedSet<String> kinds) {
        MediaType media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        kinds.forEach(kind ->
                media.addExample(
                        kind,
                        OASFactory.createExample()
                                .ref("#/components/examples/" + name(status, kind))));
        return OASFactory.createAPIResponse()
                .description(String.join(", ", kinds))
                .content(OASFactory.createContent().addMediaType(PROBLEM_JSON, media));
    }

    /** One kind may come with several statuses. */
    private static String name(String status, String kind) {
        return kind + "-" + status;
    }
}
