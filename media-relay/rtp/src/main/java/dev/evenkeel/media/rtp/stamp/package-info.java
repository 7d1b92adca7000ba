/**
 * Bytes of the Simple Two-Way Active Measurement Protocol (STAMP, RFC 8762), both modes and both
 * directions, with the session identifier of RFC 8972 §3. TLVs are carried, not read.
 */
@NullMarked
package dev.evenkeel.media.rtp.stamp;

import org.jspecify.annotations.NullMarked;
