/** Stream statistics of this relay on telemetry.streams.v1. */
@NullMarked
package dev.evenkeel.media.app.stream;

import org.jspecify.annotations.NullMarked;
