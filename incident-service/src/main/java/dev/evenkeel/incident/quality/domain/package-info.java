/**
 * From cumulative counters to a verdict, as pure functions: deltas of counters, seconds of a path,
 * windows over seconds, and the voice score of ITU-T G.107.
 */
@NullMarked
package dev.evenkeel.incident.quality.domain;

import org.jspecify.annotations.NullMarked;
