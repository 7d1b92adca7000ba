/**
 * What the relay forwards: encodings, the numbers their packets carry on each client's line, and
 * which of a client's offers they match.
 */
@NullMarked
package dev.evenkeel.media.sfu.codec;

import org.jspecify.annotations.NullMarked;
