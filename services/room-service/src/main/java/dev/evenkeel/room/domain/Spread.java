package dev.evenkeel.room.domain;

import java.time.Duration;

/**
 * When a meeting gets another pair of relays.
 *
 * @param peoplePerRelay how many people of one meeting a relay should carry, 1 or more
 * @param far by how much longer the round trip to the meeting's pairs may be than to another relay,
 *     before there is a pair at that one
 */
public record Spread(int peoplePerRelay, Duration far) {}
