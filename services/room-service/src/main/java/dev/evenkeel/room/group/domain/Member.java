package dev.evenkeel.room.group.domain;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who belongs to a group.
 *
 * @param email possibly not yet known to be the person's own
 * @param provider of single sign-on that says so; {@code null}: an administrator did
 */
public record Member(String accountId, String email, String name, @Nullable String provider) {}
