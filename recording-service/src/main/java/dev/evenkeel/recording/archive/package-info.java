/**
 * Recordings on disk: encrypted segments, a manifest whose lines are chained by SHA-256, and its
 * verification.
 */
@NullMarked
package dev.evenkeel.recording.archive;

import org.jspecify.annotations.NullMarked;
