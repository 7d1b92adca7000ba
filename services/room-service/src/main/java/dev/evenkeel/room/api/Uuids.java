package dev.evenkeel.room.api;

import java.util.Optional;
import java.util.UUID;

/** Ids as they stand in addresses. */
public final class Uuids {
    private Uuids() {}

    /** Empty for what is no UUID. */
    public static Optional<UUID> read(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }
}
