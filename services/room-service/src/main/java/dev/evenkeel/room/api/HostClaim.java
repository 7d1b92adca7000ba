package dev.evenkeel.room.api;

import jakarta.ws.rs.HeaderParam;
import org.jspecify.annotations.Nullable;

/** What a request says of who asks: a seat, or the key that makes host. */
public class HostClaim extends SeatClaim {
    @HeaderParam("Evenkeel-Host-Key")
    public @Nullable String hostKey;
}
