/**
 * The life of a meeting and of the people in it, and the placement of a meeting on a relay pair.
 */
@NullMarked
package dev.evenkeel.contracts.meeting;

import org.jspecify.annotations.NullMarked;
