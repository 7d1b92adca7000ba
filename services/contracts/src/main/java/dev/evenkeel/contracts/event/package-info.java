/**
 * What every event has in common: its CloudEvents attributes, its type and the topic it travels on.
 * Owns the\n * catalogue from which schemas, samples and the AsyncAPI document are made.
 */
@NullMarked
package dev.evenkeel.contracts.event;

import org.jspecify.annotations.NullMarked;
