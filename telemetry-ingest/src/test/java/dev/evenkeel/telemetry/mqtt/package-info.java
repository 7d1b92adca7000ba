@NullMarked
package dev.evenkeel.telemetry.mqtt;

import org.jspecify.annotations.NullMarked;
