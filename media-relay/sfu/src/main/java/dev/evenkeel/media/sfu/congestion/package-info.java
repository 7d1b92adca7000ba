/**
 * How much a receiver's path can carry, found out from when its packets arrived: delay and loss
 * based congestion control at the sender, as in draft-ietf-rmcat-gcc-02. Pure: time is passed in,
 * nothing is sent from here, and nothing is allocated per packet.
 */
@NullMarked
package dev.evenkeel.media.sfu.congestion;

import org.jspecify.annotations.NullMarked;
