/** Events of {@code recording.lifecycle.v1}: how recordings are made, kept, checked and deleted. */
@NullMarked
package dev.evenkeel.contracts.recording;

import org.jspecify.annotations.NullMarked;
