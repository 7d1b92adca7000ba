/** Silences over HTTP. */
@NullMarked
package dev.evenkeel.incident.silence.api;

import org.jspecify.annotations.NullMarked;
