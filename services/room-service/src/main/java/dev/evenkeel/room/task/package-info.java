/**
 * Follow-up tasks: what is to be done after a meeting, by whom and until when. Hosts write them,
 * those who were there read them, who is to do one says when it is done; whoever is signed in finds
 * the own ones of all meetings in one list.
 */
@NullMarked
package dev.evenkeel.room.task;

import org.jspecify.annotations.NullMarked;
