/**
 * The judge: one thread that reads every topic it judges by, holds findings against incidents, and
 * hands what it decided to the journal.
 */
@NullMarked
package dev.evenkeel.incident.incident.events;

import org.jspecify.annotations.NullMarked;
