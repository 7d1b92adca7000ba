/** Where meetings run: keeps every open meeting on a pair of relays, moves it on command. */
@NullMarked
package dev.evenkeel.room.placement;

import org.jspecify.annotations.NullMarked;
