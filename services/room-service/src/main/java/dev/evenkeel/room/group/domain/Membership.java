package dev.evenkeel.room.group.domain;

import org.jspecify.annotations.Nullable;

/**
 * That somebody belongs to a group.
 *
 * @param provider of single sign-on that says so; {@code null}: an administrator did
 */
public record Membership(Group group, @Nullable String provider) {}
