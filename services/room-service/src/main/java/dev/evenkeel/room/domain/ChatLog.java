package dev.evenkeel.room.domain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was said, in order, as far back as it is kept in memory. */
final class ChatLog {
    private final int longest;
    private final Map<UUID, ChatMessage> messages = new LinkedHashMap<>();
    private long lastSeq;

    ChatLog(int longest) {
        this.longest = longest;
    }

    /** Adds what is new; what is known stays as it is. */
    void add(ChatMessage message) {
        lastSeq = Math.max(lastSeq, message.changeSeq());
        messages.putIfAbsent(message.id(), message);
        if (messages.size() > longest) {
            messages.remove(messages.keySet().iterator().next());
        }
    }

    /** Puts the changed message where it was. */
    void change(ChatMessage message) {
        lastSeq = Math.max(lastSeq, message.changeSeq());
        messages.replace(message.id(), message);
    }

    void restore(Collection<ChatMessage> stored, long gap) {
        stored.forEach(this::add);
        lastSeq += gap;
    }

    List<ChatMessage> changedAfter(long seq) {
        return messages.values().stream().filter(message -> message.changeSeq() > seq).toList();
    }

    Optional<ChatMessage> find(UUID id) {
        return Optional.ofNullable(messages.get(id));
    }

    long lastSeq() {
        return lastSeq;
    }
}
