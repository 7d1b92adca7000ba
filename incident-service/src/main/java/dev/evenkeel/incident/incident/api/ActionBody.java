package dev.evenkeel.incident.incident.api;

import org.jspecify.annotations.Nullable;

/**
 * Body of a request to act on an incident; which fields are needed depends on the action.
 *
 * @param by who asks
 * @param revision of the incident as it was seen; without it any will do
 * @param text a comment
 * @param reason why it is resolved, merged or reopened
 * @param owner whom to assign it to; absent takes the owner away
 * @param into the incident to merge into
 */
public record ActionBody(
        @Nullable String by,
        @Nullable Long revision,
        @Nullable String text,
        @Nullable String reason,
        @Nullable String owner,
        @Nullable String into) {}
