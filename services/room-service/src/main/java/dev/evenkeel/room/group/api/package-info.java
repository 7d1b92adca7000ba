/** Groups over REST. */
@NullMarked
package dev.evenkeel.room.group.api;

import org.jspecify.annotations.NullMarked;
