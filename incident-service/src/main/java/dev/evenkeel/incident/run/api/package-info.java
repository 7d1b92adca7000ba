/** Runs of plans over HTTP. */
@NullMarked
package dev.evenkeel.incident.run.api;

import org.jspecify.annotations.NullMarked;
