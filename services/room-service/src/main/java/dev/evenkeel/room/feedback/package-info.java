/**
 * What people say of a meeting when they have left it: a rating, reasons, a comment. Hosts and
 * operators see what all of them said.
 */
@NullMarked
package dev.evenkeel.room.feedback;

import org.jspecify.annotations.NullMarked;
