/** Groups and who belongs to them, in the database. */
@NullMarked
package dev.evenkeel.room.group.store;

import org.jspecify.annotations.NullMarked;
