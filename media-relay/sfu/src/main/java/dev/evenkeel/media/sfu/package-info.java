/**
 * The selective forwarding unit: transports, the packet pipeline, forwarding, layer choice,
 * bandwidth estimation, pacing and the cascade between relays.
 */
@NullMarked
package dev.evenkeel.media.sfu;

import org.jspecify.annotations.NullMarked;
