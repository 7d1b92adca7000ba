/**
 * Tests of the way to the relays before somebody joins: tokens for a meeting of nobody, on every
 * relay that is ready. A browser opens two sessions on a relay with them, sends from one to the
 * other, and knows what the path is worth.
 */
@NullMarked
package dev.evenkeel.room.probe;

import org.jspecify.annotations.NullMarked;
