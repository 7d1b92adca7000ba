package dev.evenkeel.incident.console.api;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.console.domain.LiveView;
import dev.evenkeel.incident.incident.events.IncidentReader;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code GET /api/v1/console} and its stream. */
@ForOperators
@SecurityRequirement(name = "bearer")
@Path("/api/v1/console")
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleResource {
    private static final Duration LEAST_PAUSE = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int READ = 100;
    private static final int RESOLVED_SHOWN = 20;

    private final JudgeRunner judge;
    private final IncidentReader incidents;
    private final ConsoleConfig config;

    @Inject
    ConsoleResource(JudgeRunner judge, IncidentReader incidents, ConsoleConfig config) {
        this.judge = judge;
        this.incidents = incidents;
        this.config = config;
    }

    @GET
    @Operation(summary = "Meetings, relays and incidents at this moment")
    public Uni<LiveView> snapshot() {
        return incidents.newest(true, READ).map(newest -> judge.view().with(shown(newest)));
    }

    /**
     * A snapshot at once and after each change, at most two a second; a comment every 10 s. Who is
     * signed in asks again from time to time, so that who lost the right does not go on watching.
     */
    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary =
                    "A snapshot at once and after each change, at most two a second (server-sent events named snapshot)")
    @APIResponseSchema(
            value = LiveView.class,
            responseCode = "200",
            responseDescription = "snapshots")
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        Multi<OutboundSseEvent> snapshots =
                Multi.createFrom()
                        .ticks()
                        .every(LEAST_PAUSE)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(_ -> snapshot())
                        .skip()
                        .repetitions((one, other) -> isSame(one, other) ? 0 : 1)
                        .map(view -> event(sse, view));
        Multi<OutboundSseEvent> heartbeats =
                Multi.createFrom()
                        .ticks()
                        .every(HEARTBEAT)
                        .onOverflow()
                        .drop()
                        .map(_ -> sse.newEventBuilder().comment("still here").build());
        Multi<OutboundSseEvent> both = Multi.createBy().merging().streams(snapshots, heartbeats);
        return config.access() == ConsoleConfig.Access.OPEN
                ? both
                : both.select().first(config.streamLife());
    }

    private static OutboundSseEvent event(Sse sse, LiveView view) {
        return sse.newEventBuilder()
                .name("snapshot")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(LiveView.class, view)
                .build();
    }

    /** Nothing but the clock differs. */
    private static boolean isSame(LiveView one, LiveView other) {
        return one.meetings().equals(other.meetings())
                && one.relays().equals(other.relays())
                && one.incidents().equals(other.incidents())
                && one.observer().kafka() == other.observer().kafka()
                && one.observer().database() == other.observer().database();
    }

    private static List<Incident> shown(List<Incident> newest) {
        List<Incident> shown = new ArrayList<>();
        int resolved = 0;
        for (Incident incident : newest) {
            boolean isResolved = incident.state() == Incident.State.RESOLVED;
            if (!isResolved || resolved++ < RESOLVED_SHOWN) {
                shown.add(incident);
            }
        }
        return shown;
    }
}
