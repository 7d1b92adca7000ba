package dev.evenkeel.room.domain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The streams of a meeting. Changes only with its state. */
public final class Streams {
    private final Map<UUID, StreamAccess> byId = new LinkedHashMap<>();

    void restore(Collection<StreamAccess> stored) {
        stored.forEach(access -> byId.put(access.id(), access));
    }

    void offered(StreamAccess access) {
        byId.put(access.id(), access);
    }

    void revoked(UUID id) {
        byId.remove(id);
    }

    void connected(UUID id, @Nullable StreamSession session) {
        byId.computeIfPresent(id, (_, access) -> access.with(session));
    }

    /** A seat is free again; what had it is not in use any more. */
    void freed(String participantId) {
        of(participantId).ifPresent(access -> connected(access.id(), null));
    }

    /** In the order of giving. */
    public List<StreamAccess> all() {
        return List.copyOf(byId.values());
    }

    public Optional<StreamAccess> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The one that has this seat. */
    public Optional<StreamAccess> of(String participantId) {
        return byId.values().stream()
                .filter(access -> {
                    StreamSession session = access.session();
                    return session != null && session.participantId().equals(participantId);
                })
                .findFirst();
    }
}
