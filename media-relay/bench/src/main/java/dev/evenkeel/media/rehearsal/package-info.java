/**
 * A meeting of made-up people over real HTTP, WebSocket, DTLS and SRTP whose relay dies: what an
 * installation goes through once after it is built, so that its AOT caches (JEP 514, 515) know the
 * code of the main job. And made-up people of drill meetings.
 */
@NullMarked
package dev.evenkeel.media.rehearsal;

import org.jspecify.annotations.NullMarked;
