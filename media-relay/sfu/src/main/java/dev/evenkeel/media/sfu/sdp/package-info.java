/**
 * SDP offers of browsers and the answers to them (RFC 8829, RFC 8866): what was offered as records,
 * what is answered as records, and the text of both. It decides which codecs and directions are
 * taken; it knows nothing of packets.
 */
@NullMarked
package dev.evenkeel.media.sfu.sdp;

import org.jspecify.annotations.NullMarked;
