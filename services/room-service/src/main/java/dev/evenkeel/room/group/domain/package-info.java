/** What a group is, without framework. */
@NullMarked
package dev.evenkeel.room.group.domain;

import org.jspecify.annotations.NullMarked;
