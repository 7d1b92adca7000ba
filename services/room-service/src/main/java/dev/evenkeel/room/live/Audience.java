package dev.evenkeel.room.live;

import dev.evenkeel.room.domain.ChatMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who of a meeting's participants is connected, and since when the others are not. Guarded by the
 * meeting's lock.
 */
final class Audience {
    private final MessageCodec codec;
    private final Map<String, Outlet> connected = new HashMap<>();
    private final Map<String, Instant> absent = new HashMap<>();

    Audience(MessageCodec codec) {
        this.codec = codec;
    }

    /** Counts the participant as absent from now on, unless connected. */
    void expect(String participantId, Instant now) {
        if (!connected.containsKey(participantId)) {
            absent.put(participantId, now);
        }
    }

    void connect(String participantId, Outlet outlet) {
        absent.remove(participantId);
        Outlet older = connected.put(participantId, outlet);
        if (older != null && older != outlet) {
            older.close(Outlet.Closing.REPLACED);
        }
    }

    void disconnect(String participantId, Outlet outlet, Instant now) {
        if (connected.remove(participantId, outlet)) {
            absent.put(participantId, now);
        }
    }

    /** Participants without a socket since then or longer. */
    List<String> absentSince(Instant then) {
        return absent.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(then))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Tells each one who is connected something of their own, if there is something. */
    void tellEach(Function<String, Optional<String>> json) {
        for (Map.Entry<String, Outlet> one : Set.copyOf(connected.entrySet())) {
            json.apply(one.getKey()).ifPresent(one.getValue()::send);
        }
    }

    /** Tells those of these participants who are connected. */
    void tell(Collection<String> participantIds, ServerMessage message) {
        String json = codec.encode(message);
        participantIds.forEach(id -> {
            Outlet outlet = connected.get(id);
            if (outlet != null) {
                outlet.send(json);
            }
        });
    }

    void tellAll(ServerMessage message) {
        String json = codec.encode(message);
        connected.values().forEach(outlet -> outlet.send(json));
    }

    /** Lets the participant's socket go without closing it. */
    Optional<Outlet> release(String participantId) {
        absent.remove(participantId);
        return Optional.ofNullable(connected.remove(participantId));
    }

    /** Tells the author, if there, that a message is durable. */
    void tellStored(ChatMessage message) {
        Outlet author = connected.get(message.participantId());
        if (author != null) {
            author.send(
                    codec.encode(new ServerMessage.Stored(message.id().toString(), message.seq())));
        }
    }

    void dismiss(String participantId, Outlet.Closing closing) {
        absent.remove(participantId);
        Outlet outlet = connected.remove(participantId);
        if (outlet != null) {
            outlet.close(closing);
        }
    }

    void dismissAll(Outlet.Closing closing) {
        Set<String> all = new HashSet<>(connected.keySet());
        all.forEach(participantId -> dismiss(participantId, closing));
        absent.clear();
    }
}
