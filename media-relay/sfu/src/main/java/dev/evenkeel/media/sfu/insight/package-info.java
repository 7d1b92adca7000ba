/**
 * Looking into a running relay: capturing the headers of one participant's packets, for a bounded
 * time and in bounded memory.
 */
@NullMarked
package dev.evenkeel.media.sfu.insight;

import org.jspecify.annotations.NullMarked;
