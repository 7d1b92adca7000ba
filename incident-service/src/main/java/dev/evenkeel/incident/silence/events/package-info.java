/** Silences as the judge knows them. */
@NullMarked
package dev.evenkeel.incident.silence.events;

import org.jspecify.annotations.NullMarked;
