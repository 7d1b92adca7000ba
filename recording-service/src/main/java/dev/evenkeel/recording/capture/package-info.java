/** A recording while it is made: whose media it takes, from which relays, and when it is safe. */
@NullMarked
package dev.evenkeel.recording.capture;

import org.jspecify.annotations.NullMarked;
