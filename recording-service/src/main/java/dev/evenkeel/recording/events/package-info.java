/** What other services say of meetings and relays, and what this one says of recordings. */
@NullMarked
package dev.evenkeel.recording.events;

import org.jspecify.annotations.NullMarked;
