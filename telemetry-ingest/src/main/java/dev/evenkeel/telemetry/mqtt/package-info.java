/**
 * Room devices over MQTT 3.1.1 and 5: a client of each site's broker, whose messages go the same
 * way as all telemetry and are acknowledged only once they are safe. Commands to devices go the
 * other way, and what they answer is published.
 */
@NullMarked
package dev.evenkeel.telemetry.mqtt;

import org.jspecify.annotations.NullMarked;
