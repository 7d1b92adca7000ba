/**
 * The doors of the service: REST resources and the meeting WebSocket; they translate and decide
 * nothing.
 */
@NullMarked
package dev.evenkeel.room.api;

import org.jspecify.annotations.NullMarked;
