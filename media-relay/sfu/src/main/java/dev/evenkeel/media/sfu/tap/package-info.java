/**
 * What a recorder gets: copies of what the people of a meeting send, as received, in pooled blocks.
 * The relay's thread fills blocks and never waits; another thread takes them.
 */
@NullMarked
package dev.evenkeel.media.sfu.tap;

import org.jspecify.annotations.NullMarked;
