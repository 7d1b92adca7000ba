/**
 * The way in for people whose firewall passes no UDP: TURN servers (RFC 8656) and the short-lived
 * credentials that open them.
 */
@NullMarked
package dev.evenkeel.room.turn;

import org.jspecify.annotations.NullMarked;
