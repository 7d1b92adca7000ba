/**
 * Meetings in memory: every open meeting with its connected people, and the journal that writes
 * down behind them what happened, so that a database that is away disturbs nobody.
 */
@NullMarked
package dev.evenkeel.room.live;

import org.jspecify.annotations.NullMarked;
