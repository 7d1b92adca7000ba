/** Recordings over HTTP: found, described, played and verified by those who may. */
@NullMarked
package dev.evenkeel.recording.api;

import org.jspecify.annotations.NullMarked;
