/**
 * Relays and clients in one thread under a clock that tests move: everything real but the wire.
 * Packets take a set time, some are lost by a seeded dice.
 */
@NullMarked
package dev.evenkeel.media.sfu.simulation;

import org.jspecify.annotations.NullMarked;
