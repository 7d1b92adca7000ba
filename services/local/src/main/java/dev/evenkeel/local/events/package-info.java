/** Reads topics for a person: what happened when, to whom, on one line. */
@NullMarked
package dev.evenkeel.local.events;

import org.jspecify.annotations.NullMarked;
