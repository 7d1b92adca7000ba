package dev.evenkeel.room.group.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People who belong together.
 *
 * @param groupId {@code g-} and 12 of {@code [a-z2-7]}
 * @param name 1–60 characters, no other group's
 * @param siteId of a site, as in the topology; {@code null}: the site has none, or it is no site
 * @param claim the value in a provider's claim that makes members; {@code null}: only
 *     administrators do
 */
public record Group(
        String groupId,
        GroupKind kind,
        String name,
        @Nullable String siteId,
        @Nullable String claim,
        Instant createdAt) {}
