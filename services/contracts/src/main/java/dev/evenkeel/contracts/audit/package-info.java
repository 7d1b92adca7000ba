/** Events of {@code audit.trail.v1}: who did what, to whom, from where. */
@NullMarked
package dev.evenkeel.contracts.audit;

import org.jspecify.annotations.NullMarked;
