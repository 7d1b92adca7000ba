/** Ranges of addresses as operators write them. */
@NullMarked
package dev.evenkeel.platform.network;

import org.jspecify.annotations.NullMarked;
