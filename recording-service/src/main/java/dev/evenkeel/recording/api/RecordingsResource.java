package dev.evenkeel.recording.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.recording.archive.Archive;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingKey;
import dev.evenkeel.recording.archive.TrackContent;
import dev.evenkeel.recording.capture.RecorderKeys;
import dev.evenkeel.recording.retention.Verifier;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Recordings for those who may see them. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RecordingsResource {
    private static final Duration STORE = Duration.ofSeconds(5);

    private final RecordingStore store;
    private final Desk desk;
    private final Viewers viewers;
    private final RecorderKeys keys;
    private final Archive archive;
    private final Verifier verifier;
    private final ExportFiles files;

    @Inject
    RecordingsResource(
            RecordingStore store,
            Desk desk,
            Viewers viewers,
            RecorderKeys keys,
            Archive archive,
            Verifier verifier,
            ExportFiles files) {
        this.store = store;
        this.desk = desk;
        this.viewers = viewers;
        this.keys = keys;
        this.archive = archive;
        this.verifier = verifier;
        this.files = files;
    }

    /** A recording that is complete, read. */
    private record Opened(
            Recording recording, RecordingFolder folder, RecordingKey key, Manifest manifest) {}

    /** What verifying found; nothing when all is as it was sealed. */
    public record Verified(String recordingId, List<String> findings) {}

    /**
     * @param may what the bearer may do with it
     */
    public record Listed(@JsonUnwrapped Recording recording, Set<Right> may) {}

    /** The recordings of the bearer's meeting. */
    @GET
    @Operation(summary = "The recordings of the bearer's meeting")
    public List<Listed> list(@Context HttpHeaders headers) {
        TokenClaims who = viewers.identify(headers);
        String meetingId = who.meetingId();
        List<Recording> all =
                meetingId == null || !viewers.mayList(who)
                        ? List.of()
                        : store.ofMeeting(meetingId).await().atMost(STORE);
        return all.stream().map(one -> new Listed(one, viewers.rights(who, one))).toList();
    }

    @GET
    @Path("/{recordingId}")
    @Operation(summary = "All that a player needs to know of a recording")
    @Refuses({"404 not-found", "409 conflict", "410 gone"})
    public Replay replay(
            @PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        Opened opened = open(recordingId, headers, "recording.played");
        try {
            return Replay.of(
                    opened.recording(),
                    opened.folder(),
                    opened.key(),
                    opened.manifest(),
                    files.playlist(recordingId));
        } catch (IOException e) {
            throw damaged(recordingId, e);
        }
    }

    /**
     * Lets a player fetch tracks, which can't show a token itself: by a cookie for this recording.
     */
    @POST
    @Path("/{recordingId}/session")
    @Operation(summary = "Lets a player fetch tracks, by a cookie for this recording")
    @APIResponse(responseCode = "204", description = "the cookie is set")
    @Refuses("404 not-found")
    public Response session(
            @PathParam("recordingId") String recordingId,
            @Context HttpHeaders headers,
            @HeaderParam("Authorization") @Nullable String authorization) {
        TokenClaims who = viewers.identify(headers);
        viewers.admit(who, desk.find(recordingId));
        String token =
                dev.evenkeel.platform.token.BearerTokens.from(authorization)
                        .orElseThrow(
                                () -> Viewers.refusal(Problem.unauthorised("a token is needed")));
        NewCookie cookie =
                new NewCookie.Builder(Viewers.COOKIE)
                        .value(token)
                        .path("/api/v1/recordings/" + recordingId)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.STRICT)
                        .build();
        return Response.noContent().cookie(cookie).build();
    }

    /** A track as a WebM or Matroska file; ranges of bytes, so that players seek. */
    @GET
    @Path("/{recordingId}/tracks/{track}")
    @Produces({"video/webm", "audio/webm", "video/x-matroska"})
    @Operation(summary = "A track as a WebM or Matroska file, or a range of its bytes")
    @APIResponse(
            responseCode = "200",
            description = "the whole track",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "the bytes asked for",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "player")
    @Refuses({"404 not-found", "409 conflict", "410 gone", RangeAnswer.REFUSED})
    public Response track(
            @PathParam("recordingId") String recordingId,
            @PathParam("track") String trackId,
            @HeaderParam("Range") @Nullable String range,
            @Context HttpHeaders headers) {
        Opened opened = open(recordingId, headers, null);
        Track track =
                opened.manifest()
                        .track(trackId)
                        .orElseThrow(() -> Viewers.refusal(Problem.notFound("track", trackId)));
        TrackContent content =
                new TrackContent(opened.folder(), opened.key(), opened.manifest(), track);
        return RangeAnswer.of(range, content.length(), track.codec().mediaType(), content::write)
                .build();
    }

    /** Compares everything with what was sealed; for hosts. */
    @POST
    @Path("/{recordingId}/verification")
    @Operation(summary = "Compares everything with what was sealed; for hosts")
    @Refuses("404 not-found")
    public Verified verify(
            @PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.verified");
        List<String> findings = verifier.verify(asked.recording(), asked.who().subject());
        return new Verified(recordingId, findings);
    }

    private Opened open(String recordingId, HttpHeaders headers, @Nullable String action) {
        Recording recording = desk.watcher(headers, recordingId, action).recording();
        try {
            RecordingFolder folder = folder(recordingId);
            return new Opened(
                    recording, folder, folder.readKey(keys.master()), folder.readManifest());
        } catch (IOException | GeneralSecurityException e) {
            throw damaged(recordingId, e);
        }
    }

    private RecordingFolder folder(String recordingId) {
        return archive.folder(recordingId);
    }

    private static RuntimeException damaged(String recordingId, Exception cause) {
        return new IllegalStateException("recording " + recordingId + " cannot be read", cause);
    }
}
