/**
 * The Session-Reflector of this relay (STAMP, RFC 8762): whoever measures the links to it sends
 * test packets here, on a port and a thread of their own, so that no media waits for them.
 */
@NullMarked
package dev.evenkeel.media.app.stamp;

import org.jspecify.annotations.NullMarked;
