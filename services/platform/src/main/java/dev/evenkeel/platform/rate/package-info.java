/** Bounds of how much of something there may be each second. */
@NullMarked
package dev.evenkeel.platform.rate;

import org.jspecify.annotations.NullMarked;
