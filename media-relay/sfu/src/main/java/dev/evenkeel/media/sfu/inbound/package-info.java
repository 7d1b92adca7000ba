/**
 * One RTP stream on its way in: its statistics (RFC 3550), what is missing of it and asked for
 * again (RFC 4585), the last second of it, and its keyframe requests. It knows nothing of who
 * receives it.
 */
@NullMarked
package dev.evenkeel.media.sfu.inbound;

import org.jspecify.annotations.NullMarked;
