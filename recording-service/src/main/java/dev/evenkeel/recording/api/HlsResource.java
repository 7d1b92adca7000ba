package dev.evenkeel.recording.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.recording.media.SegmentIndex;
import dev.evenkeel.recording.store.Export;
import dev.evenkeel.recording.store.Export.Format;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/**
 * A film that a host had made, for the players of others: HTTP Live Streaming (RFC 8216). Whoever
 * may watch the recording may play it.
 */
@Path("/api/v1/recordings/{recordingId}/exports/{exportId}/hls")
@Blocking
public class HlsResource {
    private static final String MEDIA = "media.mp4";

    private final Desk desk;
    private final ExportFiles files;

    @Inject
    HlsResource(Desk desk, ExportFiles files) {
        this.desk = desk;
        this.files = files;
    }

    @GET
    @Path("/playlist.m3u8")
    @Produces(HlsPlaylist.MEDIA_TYPE)
    @Operation(summary = "The parts of a film, as a media playlist of RFC 8216")
    @APIResponse(
            responseCode = "200",
            description = "a playlist",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "short", value = HlsPlaylist.EXAMPLE)))
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "player")
    @Refuses({"404 not-found", "409 conflict", "410 gone"})
    public Response playlist(
            @PathParam("recordingId") String recordingId,
            @PathParam("exportId") String exportId,
            @Context HttpHeaders headers) {
        desk.watcher(headers, recordingId, "recording.played");
        Export export = find(recordingId, exportId);
        RangeAnswer.Content content = files.content(export);
        try {
            SegmentIndex index =
                    SegmentIndex.of(
                            (from, length) -> read(content, from, length),
                            ExportFiles.length(export));
            return Response.ok(HlsPlaylist.of(index, MEDIA))
                    .header("Cache-Control", "private, no-cache")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("export " + exportId + " cannot be read", e);
        }
    }

    @GET
    @Path("/" + MEDIA)
    @Produces("video/mp4")
    @Operation(summary = "What the playlist names, or a range of its bytes")
    @APIResponse(
            responseCode = "200",
            description = "the whole film",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "the bytes asked for",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "player")
    @Refuses({"404 not-found", "409 conflict", "410 gone", RangeAnswer.REFUSED})
    public Response media(
            @PathParam("recordingId") String recordingId,
            @PathParam("exportId") String exportId,
            @HeaderParam("Range") @Nullable String range,
            @Context HttpHeaders headers) {
        desk.watcher(headers, recordingId, null);
        Export export = find(recordingId, exportId);
        long length = ExportFiles.length(export);
        return RangeAnswer.of(range, length, "video/mp4", files.content(export)).build();
    }

    private Export find(String recordingId, String exportId) {
        Export export = files.find(recordingId, exportId);
        if (export.format() != Format.HLS) {
            throw Viewers.refusal(Problem.notFound("film in parts", exportId));
        }
        return export;
    }

    private static byte[] read(RangeAnswer.Content content, long from, int length)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length);
        content.write(out, from, from + length - 1);
        return out.toByteArray();
    }
}
