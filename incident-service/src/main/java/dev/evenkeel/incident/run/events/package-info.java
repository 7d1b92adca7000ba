/** Carries plans out: decides, acts, notes, so that dying in between doubles and loses nothing. */
@NullMarked
package dev.evenkeel.incident.run.events;

import org.jspecify.annotations.NullMarked;
