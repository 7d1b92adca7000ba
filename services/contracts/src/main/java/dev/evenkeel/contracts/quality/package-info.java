/** Measurements summed up in windows. */
@NullMarked
package dev.evenkeel.contracts.quality;

import org.jspecify.annotations.NullMarked;
