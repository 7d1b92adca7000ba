/** Alerts that are to be delivered, and what became of each, in PostgreSQL. */
@NullMarked
package dev.evenkeel.incident.alert.store;

import org.jspecify.annotations.NullMarked;
