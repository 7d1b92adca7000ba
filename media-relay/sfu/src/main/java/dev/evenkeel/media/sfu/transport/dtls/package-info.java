/**
 * DTLS 1.2 associations that yield SRTP keys (RFC 5763, RFC 5764), with Bouncy Castle. Each runs on
 * a virtual thread of its own and meets the rest only through queues and callbacks.
 */
@NullMarked
package dev.evenkeel.media.sfu.transport.dtls;

import org.jspecify.annotations.NullMarked;
