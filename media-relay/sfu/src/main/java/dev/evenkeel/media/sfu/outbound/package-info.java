/**
 * One RTP stream on its way out to one client: {@code SourceSelection} decides which source flows,
 * {@code RtpMunger} rewrites its headers so that the receiver sees one unbroken stream, {@code
 * SentPackets} remembers how to find again what was sent.
 */
@NullMarked
package dev.evenkeel.media.sfu.outbound;

import org.jspecify.annotations.NullMarked;
