/** WHIP and WHEP themselves, and the streams of a meeting over REST. */
@NullMarked
package dev.evenkeel.room.stream.api;

import org.jspecify.annotations.NullMarked;
