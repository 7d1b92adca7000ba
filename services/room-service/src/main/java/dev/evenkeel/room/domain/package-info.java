/**
 * The rules of a meeting: records, sealed outcomes and pure functions that say what happens; no
 * input or output, no clock.
 */
@NullMarked
package dev.evenkeel.room.domain;

import org.jspecify.annotations.NullMarked;
