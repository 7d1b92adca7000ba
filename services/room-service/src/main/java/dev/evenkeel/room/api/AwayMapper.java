package dev.evenkeel.room.api;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** 503 for whatever else needed the database. */
class AwayMapper {

    @ServerExceptionMapper
    Response away(StoreGuard.Away away) {
        return StoreGuard.tryAgain(away);
    }
}
