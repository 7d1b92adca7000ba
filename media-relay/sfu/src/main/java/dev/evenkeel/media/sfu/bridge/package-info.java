/**
 * Datagrams between two relays: sealed, replay-protected, and each with its form. It knows which
 * relays are alive, not what they are alive for.
 */
@NullMarked
package dev.evenkeel.media.sfu.bridge;

import org.jspecify.annotations.NullMarked;
