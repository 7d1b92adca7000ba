/**
 * Incidents in PostgreSQL: the case and its events in one transaction, and the lease of the judge.
 */
@NullMarked
package dev.evenkeel.incident.incident.store;

import org.jspecify.annotations.NullMarked;
