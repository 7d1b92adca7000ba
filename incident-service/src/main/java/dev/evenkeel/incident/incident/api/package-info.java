/** Incidents over HTTP. */
@NullMarked
package dev.evenkeel.incident.incident.api;

import org.jspecify.annotations.NullMarked;
