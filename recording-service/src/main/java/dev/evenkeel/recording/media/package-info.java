/**
 * RTP packets become frames, frames become Matroska clusters, clusters become files that players
 * play.
 */
@NullMarked
package dev.evenkeel.recording.media;

import org.jspecify.annotations.NullMarked;
