/** Secrets that people choose, as they are kept. */
@NullMarked
package dev.evenkeel.platform.secret;

import org.jspecify.annotations.NullMarked;
