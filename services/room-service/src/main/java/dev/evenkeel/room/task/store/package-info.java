/** Tasks in the database, and as events. */
@NullMarked
package dev.evenkeel.room.task.store;

import org.jspecify.annotations.NullMarked;
