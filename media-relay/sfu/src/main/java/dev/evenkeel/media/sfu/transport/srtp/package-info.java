/**
 * SRTP and SRTCP (RFC 3711, RFC 7714) over {@code javax.crypto}: keys, rollover counters and replay
 * windows of one association. Everything belongs to one thread and is reused from packet to packet.
 */
@NullMarked
package dev.evenkeel.media.sfu.transport.srtp;

import org.jspecify.annotations.NullMarked;
