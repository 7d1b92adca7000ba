package dev.evenkeel.room.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far people have read the chat. Kept in memory only: clients say it again after they come
 * back. Guarded by the meeting's lock.
 */
final class Receipts {
    private final Map<String, Long> readUpTo = new HashMap<>();
    private final Map<String, Long> fresh = new HashMap<>();

    void read(String participantId, long seq) {
        Long before = readUpTo.get(participantId);
        if (before == null || before < seq) {
            readUpTo.put(participantId, seq);
            fresh.put(participantId, seq);
        }
    }

    Map<String, Long> all() {
        return Map.copyOf(readUpTo);
    }

    /** What nobody was told yet, once: many receipts become one message. */
    Optional<ServerMessage> takeNews() {
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        ServerMessage news = new ServerMessage.Receipts(Map.copyOf(fresh));
        fresh.clear();
        return Optional.of(news);
    }
}
