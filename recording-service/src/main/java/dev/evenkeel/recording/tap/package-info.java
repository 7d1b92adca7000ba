/** What relays hand over: blocks of packets, read from a stream that can be taken up again. */
@NullMarked
package dev.evenkeel.recording.tap;

import org.jspecify.annotations.NullMarked;
