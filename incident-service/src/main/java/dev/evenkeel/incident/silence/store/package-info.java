/** Silences in PostgreSQL, with their audit events. */
@NullMarked
package dev.evenkeel.incident.silence.store;

import org.jspecify.annotations.NullMarked;
