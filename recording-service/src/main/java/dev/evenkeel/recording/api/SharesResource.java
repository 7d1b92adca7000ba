package dev.evenkeel.recording.api;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.recording.share.LinkSecret;
import dev.evenkeel.recording.share.Passcode;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.ShareLink;
import dev.evenkeel.recording.store.ShareStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Hosts let others watch, by links that end. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/recordings/{recordingId}/shares")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class SharesResource {
    private static final Duration STORE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int LONGEST_LABEL = 80;
    private static final int SHORTEST_PASSCODE = 4;
    private static final int LONGEST_PASSCODE = 64;

    private final SecureRandom random = new SecureRandom();
    private final ShareStore shares;
    private final Desk desk;
    private final AuditLog audit;
    private final Identifiers identifiers;
    private final Clock clock;

    @Inject
    SharesResource(
            ShareStore shares, Desk desk, AuditLog audit, Identifiers identifiers, Clock clock) {
        this.shares = shares;
        this.desk = desk;
        this.audit = audit;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param label up to 80 characters
     * @param expiresAt within a year
     * @param passcode 4–64 characters; null: none is asked for
     */
    public record Wanted(
            @Schema(maxLength = LONGEST_LABEL) @Nullable String label,
            @Schema(required = true) @Nullable Instant expiresAt,
            @Schema(minLength = SHORTEST_PASSCODE, maxLength = LONGEST_PASSCODE)
                    @Nullable String passcode,
            @Nullable Boolean watermark) {}

    /**
     * @param path below the front door, with the secret; it is told once
     */
    public record Made(ShareLink share, String path) {}

    /** The newest first, also those that have ended. */
    @GET
    @Operation(summary = "Links to a recording, first the newest, also those that have ended")
    @Refuses("404 not-found")
    public List<ShareLink> list(
            @PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        desk.host(headers, recordingId, "recording.shares-listed");
        return shares.ofRecording(recordingId).await().atMost(STORE);
    }

    @POST
    @Operation(summary = "Makes a link that ends; its secret is told once")
    @APIResponseSchema(value = Made.class, responseCode = "201", responseDescription = "made")
    @Refuses({"404 not-found", "410 gone"})
    public Response share(
            @PathParam("recordingId") String recordingId,
            @Context HttpHeaders headers,
            @Nullable Wanted given) {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.shared");
        Wanted wanted = Desk.needed(given);
        Desk.refuseGone(asked.recording());
        ShareLink link = link(asked.recording(), asked.who(), wanted);
        LinkSecret secret = LinkSecret.draw(random);
        var event =
                audit.granted(
                        asked.recording(),
                        asked.who().subject(),
                        "recording.shared",
                        "%s until %s%s"
                                .formatted(
                                        link.linkId(),
                                        link.expiresAt(),
                                        link.hasPasscode() ? ", with a passcode" : ""));
        shares.create(link, secret.sha256(), List.of(event)).await().atMost(STORE);
        String path = "/r/%s#%s".formatted(recordingId, secret.text());
        return Response.status(201).entity(new Made(link, path)).build();
    }

    private ShareLink link(Recording recording, TokenClaims who, Wanted wanted) {
        Instant now = clock.instant();
        String label = wanted.label() == null ? "" : wanted.label().strip();
        if (label.length() > LONGEST_LABEL) {
            throw bad("/label", "up to 80 characters", label.length());
        }
        Instant expires = wanted.expiresAt();
        if (expires == null || !expires.isAfter(now) || expires.isAfter(now.plus(LONGEST))) {
            throw bad("/expiresAt", "a time within a year from now", expires);
        }
        return new ShareLink(
                identifiers.uuid().toString(),
                recording.recordingId(),
                label,
                hash(wanted.passcode()),
                Boolean.TRUE.equals(wanted.watermark()),
                who.subject(),
                now,
                expires,
                null,
                null,
                0);
    }

    private @Nullable String hash(@Nullable String passcode) {
        if (passcode == null || passcode.isEmpty()) {
            return null;
        }
        if (passcode.length() < SHORTEST_PASSCODE || passcode.length() > LONGEST_PASSCODE) {
            throw bad("/passcode", "4–64 characters", passcode.length());
        }
        return Passcode.of(passcode, random).stored();
    }

    /** At once, also for those who are watching; again: nothing happens. */
    @DELETE
    @Path("/{linkId}")
    @Operation(summary = "Ends a link at once, also for those who are watching")
    @Refuses("404 not-found")
    public void revoke(
            @PathParam("recordingId") String recordingId,
            @PathParam("linkId") String linkId,
            @Context HttpHeaders headers) {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.share-revoked");
        ShareLink link =
                shares.find(linkId)
                        .await()
                        .atMost(STORE)
                        .filter(found -> found.recordingId().equals(recordingId))
                        .orElseThrow(() -> Viewers.refusal(Problem.notFound("share", linkId)));
        var event =
                audit.granted(
                        asked.recording(),
                        asked.who().subject(),
                        "recording.share-revoked",
                        link.linkId());
        shares.revoke(link.linkId(), recordingId, List.of(event)).await().atMost(STORE);
    }

    private static RuntimeException bad(String field, String expected, @Nullable Object actual) {
        return Viewers.refusal(Problem.badField(field, expected, actual));
    }
}
