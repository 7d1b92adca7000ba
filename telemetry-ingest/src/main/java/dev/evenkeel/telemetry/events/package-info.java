/** What goes to Kafka: accepted samples and refused ones with the reason. */
@NullMarked
package dev.evenkeel.telemetry.events;

import org.jspecify.annotations.NullMarked;
