/** Reads what test runners report, so that the last line of {@code ./evenkeel test} is true. */
@NullMarked
package dev.evenkeel.local.verify;

import org.jspecify.annotations.NullMarked;
