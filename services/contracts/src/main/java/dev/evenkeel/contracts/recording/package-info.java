/**
 * Events of {@code recording.lifecycle.v1}: how recordings are made, kept, checked and deleted; and
 * of {@code recording.quota.v1}: how much of what is allowed they take.
 */
@NullMarked
package dev.evenkeel.contracts.recording;

import org.jspecify.annotations.NullMarked;
