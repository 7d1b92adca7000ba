package dev.evenkeel.room.account.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One browser in which somebody is signed in.
 *
 * @param device what the browser calls itself, cut short
 * @param address network address it came from last
 */
public record Session(
        UUID sessionId,
        String accountId,
        boolean secondFactor,
        Instant createdAt,
        Instant seenAt,
        Instant confirmedAt,
        String device,
        String address) {}
