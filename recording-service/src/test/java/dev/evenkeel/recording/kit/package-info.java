/** Real coded media, on its way as RTP packets and as blocks of a relay. */
@NullMarked
package dev.evenkeel.recording.kit;

import org.jspecify.annotations.NullMarked;
