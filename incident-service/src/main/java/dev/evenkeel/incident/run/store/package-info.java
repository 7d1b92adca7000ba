/** Runs of plans as rows. */
@NullMarked
package dev.evenkeel.incident.run.store;

import org.jspecify.annotations.NullMarked;
