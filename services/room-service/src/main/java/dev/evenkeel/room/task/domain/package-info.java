/** Tasks, and who may do what with them. */
@NullMarked
package dev.evenkeel.room.task.domain;

import org.jspecify.annotations.NullMarked;
