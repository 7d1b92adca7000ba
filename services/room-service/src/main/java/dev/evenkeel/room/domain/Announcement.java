package dev.evenkeel.room.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Something a host wants everybody to have read.
 *
 * @param acknowledgedBy participants who confirmed it
 */
public record Announcement(
        UUID id,
        String participantId,
        String name,
        String text,
        Instant at,
        Set<String> acknowledgedBy) {
    public Announcement {
        acknowledgedBy = Set.copyOf(acknowledgedBy);
    }

    Announcement acknowledged(String participant) {
        Set<String> all = new HashSet<>(acknowledgedBy);
        all.add(participant);
        return new Announcement(id, participantId, name, text, at, all);
    }
}
