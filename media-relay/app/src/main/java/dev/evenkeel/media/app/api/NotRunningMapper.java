package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.engine.RelayNotRunningException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A request that comes while the service starts or stops is answered 503. */
public class NotRunningMapper {

    @ServerExceptionMapper
    public Response notRunning(RelayNotRunningException tooEarlyOrLate) {
        return Refusals.draining();
    }
}
