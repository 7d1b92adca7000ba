/** Tasks over REST. */
@NullMarked
package dev.evenkeel.room.task.api;

import org.jspecify.annotations.NullMarked;
