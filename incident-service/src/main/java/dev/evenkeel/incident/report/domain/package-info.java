/**
 * The report of a meeting as a pure function of what happened in it: people, placements, switches,
 * quality, faults with their cause and what was done.
 */
@NullMarked
package dev.evenkeel.incident.report.domain;

import org.jspecify.annotations.NullMarked;
