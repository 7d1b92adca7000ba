/**
 * Streams into a meeting and out of it, for clients without our page: WHIP (RFC 9725) and WHEP
 * (draft-ietf-wish-whep). It owns the HTTP half; relays answer the offers.
 */
@NullMarked
package dev.evenkeel.room.stream;

import org.jspecify.annotations.NullMarked;
