/** The text that WHIP and WHEP clients send, read strictly. Pure. */
@NullMarked
package dev.evenkeel.room.stream.domain;

import org.jspecify.annotations.NullMarked;
