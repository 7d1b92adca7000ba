/** Measurements as they come from clients and relays, with the names of W3C webrtc-stats. */
@NullMarked
package dev.evenkeel.contracts.telemetry;

import org.jspecify.annotations.NullMarked;
