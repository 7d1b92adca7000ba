package dev.evenkeel.recording.api;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.recording.store.Export;
import dev.evenkeel.recording.store.Export.Format;
import dev.evenkeel.recording.store.ExportStore;
import dev.evenkeel.recording.store.QuotaUsage;
import dev.evenkeel.recording.store.Recording;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Hosts have a recording made into one file, and fetch it. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/recordings/{recordingId}/exports")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ExportsResource {
    private static final Duration STORE = Duration.ofSeconds(5);
    private static final int LONGEST_ID = 100;

    private final ExportStore exports;
    private final Desk desk;
    private final AuditLog audit;
    private final ExportFiles files;
    private final Identifiers identifiers;

    @Inject
    ExportsResource(
            ExportStore exports,
            Desk desk,
            AuditLog audit,
            ExportFiles files,
            Identifiers identifiers) {
        this.exports = exports;
        this.desk = desk;
        this.audit = audit;
        this.files = files;
        this.identifiers = identifiers;
    }

    /**
     * @param participantId whose tracks; null: everybody's
     */
    public record Wanted(
            @Schema(required = true) @Nullable Format format,
            @Schema(maxLength = LONGEST_ID) @Nullable String participantId) {}

    /** The newest first. */
    @GET
    @Operation(summary = "Files of a recording that were asked for, first the newest")
    @Refuses("404 not-found")
    public List<Export> list(
            @PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        desk.host(headers, recordingId, "recording.exports-listed");
        return exports.ofRecording(recordingId).await().atMost(STORE);
    }

    /** Answers at once; how far it is, the list says. */
    @POST
    @Operation(summary = "Has a recording made into one file; how far it is, the list says")
    @APIResponseSchema(
            value = Export.class,
            responseCode = "202",
            responseDescription = "is being made")
    @Refuses({"404 not-found", "409 conflict", "410 gone", "507 no-room"})
    public Response ask(
            @PathParam("recordingId") String recordingId,
            @Context HttpHeaders headers,
            @Nullable Wanted given) {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.export-asked");
        Wanted wanted = Desk.needed(given);
        Desk.refuseGone(asked.recording());
        if (asked.recording().state() != Recording.State.READY) {
            throw Viewers.refusal(Problem.conflict("the recording is still being made"));
        }
        Format format = wanted.format();
        if (format == null) {
            throw Viewers.refusal(
                    Problem.badField("/format", "original, mp4, hls, opus or mp3", null));
        }
        String whose = wanted.participantId();
        if (whose != null && whose.length() > LONGEST_ID) {
            throw Viewers.refusal(
                    Problem.badField("/participantId", "somebody of the recording", whose));
        }
        String id = identifiers.uuid().toString();
        String by = asked.who().subject();
        var event =
                audit.granted(
                        asked.recording(),
                        by,
                        "recording.export-asked",
                        "%s %s".formatted(id, name(format)));
        exports.ask(id, recordingId, format, whose, by, List.of(event))
                .await()
                .atMost(STORE)
                .ifPresent(full -> refuse(asked, full));
        return Response.status(202).entity(files.find(recordingId, id)).build();
    }

    private void refuse(Desk.Asked asked, QuotaUsage full) {
        String by = asked.who().subject();
        audit.note(asked.recording(), by, "recording.export-asked", AuditEntry.Outcome.REFUSED);
        throw Viewers.refusal(Problem.noRoom(full.refusal()));
    }

    /** Stops it when it is being made, and removes it when it is there. */
    @DELETE
    @Path("/{exportId}")
    @Operation(summary = "Stops it when it is being made, and removes it when it is there")
    @Refuses("404 not-found")
    public void cancel(
            @PathParam("recordingId") String recordingId,
            @PathParam("exportId") String exportId,
            @Context HttpHeaders headers)
            throws IOException {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.export-cancelled");
        Export export = files.find(recordingId, exportId);
        var event =
                audit.granted(
                        asked.recording(),
                        asked.who().subject(),
                        "recording.export-cancelled",
                        exportId);
        exports.cancel(exportId, List.of(event)).await().atMost(STORE);
        files.delete(export);
        exports.removed(exportId).await().atMost(STORE);
    }

    /** Byte ranges, so that downloads go on where they stopped. */
    @GET
    @Path("/{exportId}/file")
    @Produces({"video/x-matroska", "video/mp4", "audio/ogg", "audio/mpeg"})
    @Operation(summary = "The file, or a range of its bytes")
    @APIResponse(
            responseCode = "200",
            description = "the whole file",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "the bytes asked for",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Refuses({"404 not-found", "409 conflict", "410 gone", RangeAnswer.REFUSED})
    public Response download(
            @PathParam("recordingId") String recordingId,
            @PathParam("exportId") String exportId,
            @HeaderParam("Range") @Nullable String range,
            @Context HttpHeaders headers) {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.downloaded");
        Desk.refuseGone(asked.recording());
        Export export = files.find(recordingId, exportId);
        long length = ExportFiles.length(export);
        if (range == null || range.startsWith("bytes=0-")) {
            var event =
                    audit.granted(
                            asked.recording(),
                            asked.who().subject(),
                            "recording.downloaded",
                            "%s %s".formatted(exportId, name(export.format())));
            audit.tell(event);
        }
        return RangeAnswer.of(range, length, mediaType(export.format()), files.content(export))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s.%s\""
                                .formatted(recordingId, extension(export.format())))
                .build();
    }

    private static String name(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static String mediaType(Format format) {
        return switch (format) {
            case ORIGINAL -> "video/x-matroska";
            case MP4, HLS -> "video/mp4";
            case OPUS -> "audio/ogg";
            case MP3 -> "audio/mpeg";
        };
    }

    private static String extension(Format format) {
        return switch (format) {
            case ORIGINAL -> "mkv";
            case MP4, HLS -> "mp4";
            case OPUS -> "opus";
            case MP3 -> "mp3";
        };
    }
}
