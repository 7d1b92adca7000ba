/** Links to recordings: the secrets they carry, and the passcodes asked for besides. */
@NullMarked
package dev.evenkeel.recording.share;

import org.jspecify.annotations.NullMarked;
