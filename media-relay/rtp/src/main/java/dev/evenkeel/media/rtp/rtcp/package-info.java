/**
 * Compound RTCP packets (RFC 3550 §6, RFC 4585, RFC 5104, REMB), read through callbacks and written
 * into one buffer.
 */
@NullMarked
package dev.evenkeel.media.rtp.rtcp;

import org.jspecify.annotations.NullMarked;
