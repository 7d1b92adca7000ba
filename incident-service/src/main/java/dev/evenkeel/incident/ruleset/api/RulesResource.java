package dev.evenkeel.incident.ruleset.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import dev.evenkeel.incident.rule.domain.RuleStatus;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.events.RuleKeeper;
import dev.evenkeel.incident.ruleset.events.RuleTests;
import dev.evenkeel.incident.ruleset.events.WatchedFolder;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/rules} and {@code POST /api/v1/rules/reload}. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class RulesResource {
    private final RuleKeeper keeper;
    private final RuleTests tests;
    private final JudgeRunner judge;

    @Inject
    RulesResource(RuleKeeper keeper, RuleTests tests, JudgeRunner judge) {
        this.keeper = keeper;
        this.tests = tests;
        this.judge = judge;
    }

    /**
     * The rules in force.
     *
     * @param errors of newer files, which are not in force
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rules(
            @Nullable String directory,
            Instant inForceSince,
            List<RuleError> errors,
            List<RuleView> rules) {}

    /** RFC 9457 with all errors. */
    public record RulesProblem(
            String type,
            String title,
            int status,
            String detail,
            List<RuleError> errors,
            String errorId) {}

    @GET
    @Operation(summary = "The rules in force")
    public Rules rules() {
        return view(keeper.present());
    }

    /** 200 when the files as they are now are in force, else 422 with everything wrong in them. */
    @POST
    @Path("reload")
    @Blocking
    @Operation(
            summary =
                    "Reads the files of rules again; they are in force when all of them are right")
    @APIResponseSchema(value = Rules.class, responseCode = "200", responseDescription = "in force")
    @Refuses("422 rules-invalid")
    public Response reload() {
        WatchedFolder.State<RuleCatalog> now = keeper.reload();
        if (now.errors().isEmpty()) {
            return Response.ok(view(now)).build();
        }
        RulesProblem problem =
                new RulesProblem(
                        "urn:evenkeel:problem:rules-invalid",
                        "Rule files cannot be used",
                        422,
                        "the rules before them stay in force; " + now.errors().getFirst(),
                        now.errors(),
                        UUID.randomUUID().toString());
        return Response.status(422).type(ProblemResponses.PROBLEM_JSON).entity(problem).build();
    }

    private Rules view(WatchedFolder.State<RuleCatalog> inForce) {
        Map<String, RuleStatus> status =
                judge.rules().stream()
                        .collect(Collectors.toMap(one -> one.rule().id(), Function.identity()));
        return new Rules(
                keeper.directory().map(Object::toString).orElse(null),
                inForce.since(),
                inForce.errors(),
                inForce.catalog().rules().stream()
                        .map(sourced ->
                                RuleView.of(
                                        sourced,
                                        Optional.ofNullable(status.get(sourced.rule().id())),
                                        tests.of(sourced.rule())))
                        .toList());
    }
}
