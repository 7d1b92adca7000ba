package dev.evenkeel.room.task.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.api.HostClaim;
import dev.evenkeel.room.api.Refusals;
import dev.evenkeel.room.api.Uuids;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.task.Tasks;
import dev.evenkeel.room.task.domain.Party;
import dev.evenkeel.room.task.domain.Task;
import dev.evenkeel.room.task.domain.TaskForm;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.jspecify.annotations.Nullable;

/** The follow-up tasks of a meeting, during it and after. */
@Path("/api/v1/meetings/{meetingId}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "hostKey")
@SecurityRequirementsSet({
    @SecurityRequirement(name = "participant"),
    @SecurityRequirement(name = "resumeKey")
})
public class TaskResource {
    private final Parties parties;
    private final Tasks tasks;

    @Inject
    TaskResource(Parties parties, Tasks tasks) {
        this.parties = parties;
        this.tasks = tasks;
    }

    @GET
    @Operation(summary = "The tasks of a meeting")
    @APIResponseSchema(
            value = TaskViews.All.class,
            responseCode = "200",
            responseDescription = "done")
    @Refuses({"401 unauthorised", "404 not-found"})
    public Uni<Response> list(
            @PathParam("meetingId") String meetingId, @BeanParam HostClaim claim) {
        return parties.anybody(
                meetingId,
                claim,
                party ->
                        tasks.of(meetingId)
                                .chain(all ->
                                        tasks.people(meetingId)
                                                .map(people ->
                                                        ok(TaskViews.All.of(all, people, party)))));
    }

    /** The id is drawn by the page, so that the form sent twice is one task. */
    @PUT
    @Path("/{taskId}")
    @Operation(summary = "Writes a task, or writes it differently")
    @APIResponseSchema(
            value = TaskViews.View.class,
            responseCode = "200",
            responseDescription = "done")
    @Refuses({"401 unauthorised", "403 forbidden", "404 not-found", "409 conflict"})
    public Uni<Response> write(
            @PathParam("meetingId") String meetingId,
            @PathParam("taskId") String taskId,
            @BeanParam HostClaim claim,
            TaskViews.@Nullable Form form) {
        return parties.hosts(
                meetingId,
                claim,
                party ->
                        switch ((form == null ? TaskViews.Form.EMPTY : form).read()) {
                            case Reply.Refused<TaskForm>(Refusal refusal) -> refused(refusal);
                            case Reply.Done<TaskForm>(TaskForm read) ->
                                    Uuids.read(taskId)
                                            .map(id -> tasks.write(meetingId, id, party, read))
                                            .map(reply -> reply.chain(one -> answer(one, party)))
                                            .orElseGet(() ->
                                                    refused(
                                                            new Refusal.BadField(
                                                                    "taskId", "a UUID", taskId)));
                        });
    }

    @PUT
    @Path("/{taskId}/done")
    @Operation(summary = "Says whether a task is done")
    @APIResponseSchema(
            value = TaskViews.View.class,
            responseCode = "200",
            responseDescription = "done")
    @Refuses({"401 unauthorised", "403 forbidden", "404 not-found"})
    public Uni<Response> done(
            @PathParam("meetingId") String meetingId,
            @PathParam("taskId") String taskId,
            @BeanParam HostClaim claim,
            TaskViews.@Nullable Done done) {
        return parties.anybody(
                meetingId,
                claim,
                party ->
                        with(
                                meetingId,
                                taskId,
                                task -> {
                                    if (done == null || done.done() == null) {
                                        return refused(
                                                new Refusal.BadField(
                                                        "/done", "true or false", "nothing"));
                                    }
                                    return party.mayFinish(task)
                                            ? tasks.finish(task, done.done(), party.participantId())
                                                    .map(one -> ok(TaskViews.View.of(one, party)))
                                            : refused(
                                                    new Refusal.Forbidden(
                                                            "hosts say so, and who is to do it"));
                                }));
    }

    @DELETE
    @Path("/{taskId}")
    @Operation(summary = "Takes a task away")
    @APIResponse(responseCode = "204", description = "done")
    @Refuses({"401 unauthorised", "403 forbidden", "404 not-found"})
    public Uni<Response> delete(
            @PathParam("meetingId") String meetingId,
            @PathParam("taskId") String taskId,
            @BeanParam HostClaim claim) {
        return parties.hosts(
                meetingId,
                claim,
                party ->
                        with(
                                meetingId,
                                taskId,
                                task ->
                                        tasks.delete(task, party.participantId())
                                                .map(_ -> Response.noContent().build())));
    }

    private Uni<Response> with(
            String meetingId, String taskId, Function<Task, Uni<Response>> work) {
        return Uuids.read(taskId)
                .map((UUID id) -> tasks.find(meetingId, id))
                .orElseGet(() -> Uni.createFrom().item(java.util.Optional.empty()))
                .chain(found ->
                        found.map(work)
                                .orElseGet(() ->
                                        ProblemResponses.deferred(
                                                Problem.notFound("task", taskId))));
    }

    private static Uni<Response> answer(Reply<Task> reply, Party party) {
        return switch (reply) {
            case Reply.Refused<Task>(Refusal refusal) -> refused(refusal);
            case Reply.Done<Task>(Task task) ->
                    Uni.createFrom().item(ok(TaskViews.View.of(task, party)));
        };
    }

    static Response ok(Object body) {
        return Response.ok(body).header("Cache-Control", "no-store").build();
    }

    private static Uni<Response> refused(Refusal refusal) {
        return ProblemResponses.deferred(Refusals.problem(refusal));
    }
}
