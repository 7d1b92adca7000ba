/** Recordings as one file for elsewhere: what is asked for, the program that makes it, and when. */
@NullMarked
package dev.evenkeel.recording.export;

import org.jspecify.annotations.NullMarked;
