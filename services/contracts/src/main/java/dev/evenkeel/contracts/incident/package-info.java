/** Incidents, their evidence, and the alerts made of them. */
@NullMarked
package dev.evenkeel.contracts.incident;

import org.jspecify.annotations.NullMarked;
