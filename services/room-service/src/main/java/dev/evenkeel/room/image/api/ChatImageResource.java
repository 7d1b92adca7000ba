package dev.evenkeel.room.image.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.api.Refusals;
import dev.evenkeel.room.api.SeatClaim;
import dev.evenkeel.room.api.Uuids;
import dev.evenkeel.room.domain.Action;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.ChatRules;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.image.ChatImages;
import dev.evenkeel.room.image.domain.ImageRules;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.Views;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;

/** The image of a message in the chat, said and looked at by those with a seat. */
@Path("/api/v1/meetings/{meetingId}/chat/{messageId}/image")
@Produces(MediaType.APPLICATION_JSON)
public class ChatImageResource {
    private static final String EXAMPLE = "(the bytes of the image)";

    private final Seated seated;
    private final ChatImages images;

    @Inject
    ChatImageResource(Seated seated, ChatImages images) {
        this.seated = seated;
        this.images = images;
    }

    /** Says it. The same message again is the same image, so this may be repeated. */
    @PUT
    @BeforeTheBody
    @Consumes({"image/png", "image/jpeg", "image/gif", "image/webp"})
    @Operation(summary = "Says an image in the chat")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "image/png",
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        format = "binary",
                                        maxLength = ImageRules.LARGEST,
                                        examples = EXAMPLE)),
                @Content(
                        mediaType = "image/jpeg",
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        format = "binary",
                                        maxLength = ImageRules.LARGEST,
                                        examples = EXAMPLE)),
                @Content(
                        mediaType = "image/gif",
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        format = "binary",
                                        maxLength = ImageRules.LARGEST,
                                        examples = EXAMPLE)),
                @Content(
                        mediaType = "image/webp",
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        format = "binary",
                                        maxLength = ImageRules.LARGEST,
                                        examples = EXAMPLE))
            })
    @APIResponseSchema(value = Views.Chat.class, responseCode = "201", responseDescription = "made")
    @SecurityRequirementsSet({
        @SecurityRequirement(name = "participant"),
        @SecurityRequirement(name = "resumeKey")
    })
    @Refuses({
        "401 unauthorised",
        "403 forbidden",
        "404 not-found",
        "410 ended",
        "429 too-many-requests",
        "507 no-room"
    })
    public Uni<Response> say(
            @PathParam("meetingId") String meetingId,
            @PathParam("messageId") String messageId,
            @BeanParam SeatClaim claim,
            @BeanParam Caption caption,
            byte[] content) {
        return seated.with(
                meetingId,
                claim,
                Action.CHAT,
                (room, seat) ->
                        switch (draft(messageId, caption, content)) {
                            case Reply.Refused<ChatMessage.Draft>(Refusal refusal) ->
                                    refused(refusal);
                            case Reply.Done<ChatMessage.Draft>(ChatMessage.Draft draft) ->
                                    images.say(room, seat, draft, content)
                                            .map(ChatImageResource::answer);
                        });
    }

    @GET
    @Operation(summary = "An image of the chat, for those who may read its message")
    @APIResponse(
            responseCode = "200",
            description = "done; Content-Type is what the bytes are",
            content =
                    @Content(
                            mediaType = "image/png",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            format = "binary",
                                            examples = EXAMPLE)))
    @SecurityRequirementsSet({
        @SecurityRequirement(name = "participant"),
        @SecurityRequirement(name = "resumeKey")
    })
    @Refuses({"401 unauthorised", "403 forbidden", "404 not-found", "410 ended"})
    public Uni<Response> look(
            @PathParam("meetingId") String meetingId,
            @PathParam("messageId") String messageId,
            @BeanParam SeatClaim claim) {
        return seated.with(
                meetingId,
                claim,
                Action.READ_CHAT,
                (room, seat) ->
                        Uuids.read(messageId)
                                .map(id -> look(room, seat, id))
                                .orElseGet(() -> notThere(messageId)));
    }

    private Uni<Response> look(LiveRoom room, Seat seat, UUID id) {
        return switch (room.read((state, _) -> ChatRules.look(state, seat, id))) {
            case Reply.Refused<ChatMessage.Image>(Refusal refusal) -> refused(refusal);
            case Reply.Done<ChatMessage.Image>(ChatMessage.Image image) ->
                    images.content(room, id)
                            .chain(found ->
                                    found.map(bytes -> Uni.createFrom().item(shown(image, bytes)))
                                            .orElseGet(() -> notThere(id.toString())));
        };
    }

    /** What it is was decided when it came; nothing in it is ever run. */
    private static Response shown(ChatMessage.Image image, byte[] content) {
        return Response.ok(content, image.mediaType())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Content-Disposition", "inline")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private static Reply<ChatMessage.Draft> draft(
            String messageId, Caption caption, byte[] content) {
        Optional<UUID> id = Uuids.read(messageId);
        return id.isEmpty()
                ? new Reply.Refused<>(new Refusal.BadField("messageId", "a UUID", messageId))
                : ImageRules.judge(content).then(image -> caption.draft(id.get(), image));
    }

    private static Response answer(ChatImages.Outcome outcome) {
        return switch (outcome) {
            case ChatImages.Outcome.Said(ChatMessage message) ->
                    Response.status(Response.Status.CREATED)
                            .entity(Views.Chat.of(message))
                            .header("Cache-Control", "no-store")
                            .build();
            case ChatImages.Outcome.Refused(Refusal refusal) ->
                    ProblemResponses.of(Refusals.problem(refusal));
            case ChatImages.Outcome.NoRoom(boolean ofMeeting) ->
                    ProblemResponses.of(
                            Problem.noRoom(
                                    ofMeeting
                                            ? "the chat has all the images it may have: delete one,"
                                                    + " or share a link"
                                            : "all room for images is taken: share a link, and tell"
                                                    + " who runs the service"));
        };
    }

    private static Uni<Response> refused(Refusal refusal) {
        return ProblemResponses.deferred(Refusals.problem(refusal));
    }

    private static Uni<Response> notThere(String messageId) {
        return refused(new Refusal.NotThere("image", messageId));
    }
}
