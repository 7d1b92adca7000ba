/**
 * The relay's secure transport: one thread, one UDP socket, many clients told apart by what they
 * prove. Datagrams are sorted by their first byte (RFC 7983): STUN teaches where a client is, DTLS
 * yields its keys, SRTP carries its media; a fourth range carries the bridge between relays.
 */
@NullMarked
package dev.evenkeel.media.sfu.transport;

import org.jspecify.annotations.NullMarked;
