/**
 * ICE over TCP (RFC 6544), the passive end: connections to the relay's own port, whose stream is
 * cut into the datagrams it stands for (RFC 4571). One thread accepts and reads; the relay's thread
 * takes what was read and writes.
 */
@NullMarked
package dev.evenkeel.media.sfu.transport.tcp;

import org.jspecify.annotations.NullMarked;
