/**
 * The Kafka Streams topology from {@code telemetry.streams.v1} to {@code quality.windows.v1} and
 * the thread that keeps it running.
 */
@NullMarked
package dev.evenkeel.incident.quality.events;

import org.jspecify.annotations.NullMarked;
