package dev.evenkeel.room.task.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.api.Uuids;
import dev.evenkeel.room.task.Tasks;
import dev.evenkeel.room.task.domain.Task;
import dev.evenkeel.room.task.store.TaskStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** What somebody with an account is to do, of all meetings. */
@Path("/api/v1/account/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "session")
public class OwnTasksResource {
    private final Gate gate;
    private final Tasks tasks;
    private final TaskStore store;

    @Inject
    OwnTasksResource(Gate gate, Tasks tasks, TaskStore store) {
        this.gate = gate;
        this.tasks = tasks;
        this.store = store;
    }

    @GET
    @Operation(summary = "What one is to do, of all meetings")
    @APIResponseSchema(
            value = TaskViews.OwnAll.class,
            responseCode = "200",
            responseDescription = "done")
    public Uni<Response> own(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        store.own(caller.accountId(), caller.account().provenEmail())
                                .map(all ->
                                        TaskResource.ok(
                                                new TaskViews.OwnAll(
                                                        all.stream()
                                                                .map(TaskViews.Own::of)
                                                                .toList()))));
    }

    @PUT
    @Path("/{taskId}/done")
    @Operation(summary = "Says whether one has done it")
    @APIResponse(responseCode = "204", description = "done")
    @Refuses("404 not-found")
    public Uni<Response> done(
            @Context HttpServerRequest request,
            @PathParam("taskId") String taskId,
            TaskViews.@Nullable Done done) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        done == null || done.done() == null
                                ? ProblemResponses.deferred(
                                        Problem.badField("/done", "true or false", null))
                                : done(caller, taskId, done.done()));
    }

    private Uni<Response> done(Caller caller, String taskId, boolean done) {
        return Uuids.read(taskId)
                .map(id -> store.own(id, caller.accountId(), caller.account().provenEmail()))
                .orElseGet(() -> Uni.createFrom().item(Optional.<Task>empty()))
                .chain(found ->
                        found.map(task ->
                                        tasks.finish(task, done, task.participantId())
                                                .map(_ -> Response.noContent().build()))
                                .orElseGet(() -> missing(taskId)));
    }

    private static Uni<Response> missing(String taskId) {
        return ProblemResponses.deferred(Problem.notFound("task", taskId));
    }
}
