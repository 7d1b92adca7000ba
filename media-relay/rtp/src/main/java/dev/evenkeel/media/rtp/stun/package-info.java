/**
 * STUN messages (RFC 8489) as ICE needs them (RFC 8445): read and written in place, authenticated
 * with short-term credentials, nothing allocated per message.
 */
@NullMarked
package dev.evenkeel.media.rtp.stun;

import org.jspecify.annotations.NullMarked;
