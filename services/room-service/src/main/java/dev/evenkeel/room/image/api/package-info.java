/** Images of the chat over HTTP. */
@NullMarked
package dev.evenkeel.room.image.api;

import org.jspecify.annotations.NullMarked;
