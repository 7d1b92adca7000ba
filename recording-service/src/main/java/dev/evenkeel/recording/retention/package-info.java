/** How recordings end: deleted by people or by their age, with proof, unless they are held. */
@NullMarked
package dev.evenkeel.recording.retention;

import org.jspecify.annotations.NullMarked;
