/**
 * The meeting itself: accounts, scheduling, admission, placement on relays, and the live state of a
 * room (chat, whiteboard, files, polls).
 */
@NullMarked
package dev.evenkeel.room;

import org.jspecify.annotations.NullMarked;
