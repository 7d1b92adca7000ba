package dev.evenkeel.incident.incident.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks to be done with an incident.
 *
 * @param key given by the client; a request with the same key is the same request
 * @param by who asks, as they named themselves
 * @param revision of the incident the person saw; {@code null} when any will do
 * @param text comment, reason or note
 * @param target the new owner, or the incident to merge into
 */
public record Request(
        String key,
        String incidentId,
        Kind kind,
        String by,
        @Nullable Long revision,
        @Nullable String text,
        @Nullable String target,
        Instant at) {

    /** What is asked. */
    public enum Kind {
        ACKNOWLEDGE,
        COMMENT,
        ASSIGN,
        RESOLVE,
        MERGE,
        REOPEN
    }
}
