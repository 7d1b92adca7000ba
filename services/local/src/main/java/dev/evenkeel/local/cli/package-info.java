/** The commands of {@code ./evenkeel} and what they print. Decisions are made elsewhere. */
@NullMarked
package dev.evenkeel.local.cli;

import org.jspecify.annotations.NullMarked;
