/**
 * Bytes to STUN, RTP, RTCP and payload headers and back, without allocating per packet. It imports
 * nothing but the JDK.
 */
@NullMarked
package dev.evenkeel.media.rtp;

import org.jspecify.annotations.NullMarked;
