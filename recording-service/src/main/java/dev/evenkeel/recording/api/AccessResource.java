package dev.evenkeel.recording.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.recording.store.Access;
import dev.evenkeel.recording.store.PeopleStore;
import dev.evenkeel.recording.store.PeopleStore.Person;
import dev.evenkeel.recording.store.ShareStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Hosts say who of the meeting may watch a recording. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/recordings/{recordingId}/access")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AccessResource {
    private static final Duration STORE = Duration.ofSeconds(5);

    private final ShareStore shares;
    private final PeopleStore people;
    private final Desk desk;
    private final Viewers viewers;
    private final AuditLog audit;

    @Inject
    AccessResource(
            ShareStore shares, PeopleStore people, Desk desk, Viewers viewers, AuditLog audit) {
        this.shares = shares;
        this.people = people;
        this.desk = desk;
        this.viewers = viewers;
        this.audit = audit;
    }

    /**
     * @param people who can be named
     */
    public record Rules(Access access, List<String> named, List<Person> people) {}

    /**
     * @param named participants; counts only with {@code named}
     */
    public record Wanted(
            @Schema(required = true) @Nullable Access access, @Nullable List<String> named) {}

    @GET
    @Operation(summary = "Who may watch a recording, and who can be named")
    @Refuses("404 not-found")
    public Rules rules(@PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        var recording = desk.host(headers, recordingId, "recording.access-read").recording();
        return new Rules(
                viewers.accessTo(recording),
                recording.named(),
                people.people(recordingId).await().atMost(STORE));
    }

    @PUT
    @Operation(summary = "Says who of the meeting may watch a recording")
    @Refuses({"404 not-found", "410 gone"})
    public void change(
            @PathParam("recordingId") String recordingId,
            @Context HttpHeaders headers,
            @Nullable Wanted given) {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.access-changed");
        Wanted wanted = Desk.needed(given);
        Desk.refuseGone(asked.recording());
        Access access = wanted.access();
        if (access == null) {
            throw Viewers.refusal(
                    Problem.badField("/access", "participants, hosts, named or nobody", null));
        }
        List<String> named = access == Access.NAMED ? known(recordingId, wanted) : List.of();
        var event =
                audit.granted(
                        asked.recording(),
                        asked.who().subject(),
                        "recording.access-changed",
                        "%s %s".formatted(access.name().toLowerCase(Locale.ROOT), named).strip());
        shares.allow(recordingId, access, named, List.of(event)).await().atMost(STORE);
    }

    private List<String> known(String recordingId, Wanted wanted) {
        List<String> named = wanted.named() == null ? List.of() : wanted.named();
        List<String> there =
                people.people(recordingId).await().atMost(STORE).stream()
                        .map(Person::participantId)
                        .toList();
        named.stream()
                .filter(one -> !there.contains(one))
                .findFirst()
                .ifPresent(stranger -> {
                    throw Viewers.refusal(
                            Problem.badField("/named", "people of the recording", stranger));
                });
        return named;
    }
}
