/**
 * Images in the chat of a live meeting: taken from those with a seat, bounded in size, dimensions
 * and number, judged by their bytes alone, kept beside the messages they came with, and shown to
 * nobody but those who may read these messages. They go when the meeting ends.
 */
@NullMarked
package dev.evenkeel.room.image;

import org.jspecify.annotations.NullMarked;
