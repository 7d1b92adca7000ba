/** Recordings from the command line. */
@NullMarked
package dev.evenkeel.recording.cli;

import org.jspecify.annotations.NullMarked;
