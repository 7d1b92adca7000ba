/**
 * Where meetings run, as far as this relay was told: by room-service over the control API, by the
 * tokens of those who come, by the placement topic. And where the bridges of other relays listen.
 */
@NullMarked
package dev.evenkeel.media.app.placement;

import org.jspecify.annotations.NullMarked;
