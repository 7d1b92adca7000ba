package dev.evenkeel.room.account.domain;

import java.time.Instant;

/**
 * A provider of single sign-on as a way in to an account.
 *
 * @param email what it said when it was linked; may be empty
 */
public record LinkedIdentity(String provider, String email, Instant linkedAt, Instant usedAt) {}
