/** Identifiers of things and events, drawn from a given source of randomness. */
@NullMarked
package dev.evenkeel.platform.id;

import org.jspecify.annotations.NullMarked;
