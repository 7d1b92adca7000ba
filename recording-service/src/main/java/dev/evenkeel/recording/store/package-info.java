/** Recordings in PostgreSQL: who owns them, who agreed to them, and how their manifests end. */
@NullMarked
package dev.evenkeel.recording.store;

import org.jspecify.annotations.NullMarked;
