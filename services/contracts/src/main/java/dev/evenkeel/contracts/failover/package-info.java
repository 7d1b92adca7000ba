/**
 * Commands that change where a meeting runs, how much of it is sent or which device a room uses,
 * and what became of them.
 */
@NullMarked
package dev.evenkeel.contracts.failover;

import org.jspecify.annotations.NullMarked;
