package dev.evenkeel.recording.api;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.recording.capture.RecorderKeys;
import dev.evenkeel.recording.share.LinkSecret;
import dev.evenkeel.recording.share.Passcode;
import dev.evenkeel.recording.share.WrongSecrets;
import dev.evenkeel.recording.store.Access;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.ShareLink;
import dev.evenkeel.recording.store.ShareStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Whoever has a link comes in by it, without an account. */
@Path("/api/v1/recordings/{recordingId}/visits")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class VisitsResource {
    private static final Duration STORE = Duration.ofSeconds(5);
    private static final Duration VISIT = Duration.ofHours(12);
    private static final Duration AGAIN = Duration.ofMinutes(15);
    private static final int LONGEST_NAME = 60;

    private final ShareStore shares;
    private final Desk desk;
    private final Viewers viewers;
    private final AuditLog audit;
    private final RecorderKeys keys;
    private final Clock clock;
    private final WrongSecrets wrong = new WrongSecrets();

    @Inject
    VisitsResource(
            ShareStore shares,
            Desk desk,
            Viewers viewers,
            AuditLog audit,
            RecorderKeys keys,
            Clock clock) {
        this.shares = shares;
        this.desk = desk;
        this.viewers = viewers;
        this.audit = audit;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What a link shows.
     *
     * @param viewer how the viewer is called; for links with a watermark
     */
    public record Shown(
            @Nullable String secret, @Nullable String passcode, @Nullable String viewer) {}

    /**
     * @param token for this recording, as others get it in the meeting; ends with the link
     * @param watermark the viewer's name has to be shown
     */
    public record Admitted(String token, Instant expiresAt, boolean watermark) {}

    @POST
    @Operation(summary = "Lets in whoever has a link, without an account")
    @Refuses({
        "400 viewer-needed",
        "401 passcode-needed",
        "401 passcode-wrong",
        "404 not-found",
        "404 share-unknown",
        "410 gone",
        "410 share-ended",
        "429 too-many-requests"
    })
    public Admitted visit(@PathParam("recordingId") String recordingId, @Nullable Shown given) {
        Recording recording = desk.find(recordingId);
        Shown shown = Desk.needed(given);
        ShareLink link =
                Optional.ofNullable(shown.secret())
                        .flatMap(s ->
                                shares.bySecret(new LinkSecret(s).sha256()).await().atMost(STORE))
                        .filter(found -> found.recordingId().equals(recordingId))
                        .orElseThrow(() -> unknown(recording));
        refuseEnded(recording, link);
        checkPasscode(recording, link, shown.passcode());
        checkViewer(link, shown.viewer());
        shares.used(
                        link.linkId(),
                        List.of(
                                audit.granted(
                                        recording, link.linkId(), "recording.share-opened", null)))
                .await()
                .atMost(STORE);
        Duration left = Duration.between(clock.instant(), link.expiresAt());
        Duration life = left.compareTo(VISIT) < 0 ? left : VISIT;
        return new Admitted(
                keys.shareToken(link.linkId(), life), clock.instant().plus(life), link.watermark());
    }

    private RuntimeException unknown(Recording recording) {
        Optional<Duration> wait = wrong.count(recording.recordingId(), clock.instant());
        if (wait.isPresent()) {
            return Viewers.refusal(
                    Problem.tooMany("too many links were none of this recording", wait.get()));
        }
        audit.note(recording, "anonymous", "recording.share-opened", AuditEntry.Outcome.REFUSED);
        return Viewers.refusal(
                Problem.of(404, "share-unknown", "There is no such link")
                        .withDetail("the link is not complete, or of another recording"));
    }

    private void refuseEnded(Recording recording, ShareLink link) {
        Desk.refuseGone(recording);
        if (!link.isOpenAt(clock.instant()) || viewers.accessTo(recording) == Access.NOBODY) {
            throw refused(
                    recording,
                    link,
                    Problem.of(410, "share-ended", "The link has ended")
                            .withDetail("it has expired or was revoked: ask who sent it"));
        }
    }

    private void checkPasscode(Recording recording, ShareLink link, @Nullable String passcode) {
        String hash = link.passcodeHash();
        if (hash == null) {
            return;
        }
        if (passcode == null || passcode.isEmpty()) {
            throw Viewers.refusal(
                    Problem.of(401, "passcode-needed", "The link has a passcode")
                            .withField("/passcode", "the passcode of the link", "nothing"));
        }
        if (!shares.mayTry(link.linkId()).await().atMost(STORE)) {
            throw refused(recording, link, Problem.tooMany("too many passcodes were wrong", AGAIN));
        }
        if (!new Passcode(hash).matches(passcode)) {
            throw refused(
                    recording,
                    link,
                    Problem.of(401, "passcode-wrong", "That is not the passcode")
                            .withField("/passcode", "the passcode of the link", "another one"));
        }
    }

    private static void checkViewer(ShareLink link, @Nullable String viewer) {
        int length = viewer == null ? 0 : viewer.strip().length();
        if (link.watermark() && (length == 0 || length > LONGEST_NAME)) {
            throw Viewers.refusal(
                    Problem.of(400, "viewer-needed", "The link asks for a name")
                            .withField("/viewer", "a name of 1–60 characters", length + ""));
        }
    }

    private RuntimeException refused(Recording recording, ShareLink link, Problem problem) {
        audit.note(recording, link.linkId(), "recording.share-opened", AuditEntry.Outcome.REFUSED);
        return Viewers.refusal(problem);
    }
}
