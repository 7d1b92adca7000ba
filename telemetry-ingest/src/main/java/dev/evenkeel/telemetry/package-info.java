/**
 * The door for all telemetry: it checks, bounds and normalises what browsers, relays, devices and
 * probes report, and puts it on Kafka.
 */
@NullMarked
package dev.evenkeel.telemetry;

import org.jspecify.annotations.NullMarked;
