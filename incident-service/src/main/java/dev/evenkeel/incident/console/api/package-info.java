/** The console's resources: relays, the whole picture, and its stream of changes. */
@NullMarked
package dev.evenkeel.incident.console.api;

import org.jspecify.annotations.NullMarked;
