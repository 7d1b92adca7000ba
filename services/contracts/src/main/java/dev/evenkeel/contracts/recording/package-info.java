/** Events of {@code recording.lifecycle.v1}: how recordings are made, kept and checked. */
@NullMarked
package dev.evenkeel.contracts.recording;

import org.jspecify.annotations.NullMarked;
