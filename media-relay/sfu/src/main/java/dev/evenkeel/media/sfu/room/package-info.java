/**
 * Meetings on one relay: who is here, which tracks there are and who receives them, which session
 * of a participant is active, and whether this relay may serve the meeting at all.
 */
@NullMarked
package dev.evenkeel.media.sfu.room;

import org.jspecify.annotations.NullMarked;
