package dev.evenkeel.recording.api;

import dev.evenkeel.recording.store.QuotaLevel;
import dev.evenkeel.recording.store.QuotaStore;
import dev.evenkeel.recording.store.QuotaUsage;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** How full it is where recordings are kept, for hosts and for operators. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/recordings/quota")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class QuotaResource {
    private static final Duration STORE = Duration.ofSeconds(5);

    private final QuotaStore store;
    private final Viewers viewers;

    @Inject
    QuotaResource(QuotaStore store, Viewers viewers) {
        this.store = store;
        this.viewers = viewers;
    }

    /**
     * @param usedBytes by recordings and exports
     * @param allowedBytes null: there is no limit
     * @param level {@code reached}: nothing new begins
     */
    public record Answer(
            String organisation,
            long usedBytes,
            @Nullable Long allowedBytes,
            double warningShare,
            QuotaLevel level) {}

    /** As it is now. */
    @GET
    @Operation(summary = "How full it is where recordings are kept; for hosts and operators")
    public Answer quota(@Context HttpHeaders headers) {
        viewers.admitToQuota(headers);
        QuotaUsage usage = store.usage().await().atMost(STORE);
        return new Answer(
                usage.quota().organisation(),
                usage.usedBytes(),
                usage.quota().allowedBytes(),
                usage.quota().warningShare(),
                usage.level());
    }
}
