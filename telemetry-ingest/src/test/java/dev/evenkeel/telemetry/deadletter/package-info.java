@NullMarked
package dev.evenkeel.telemetry.deadletter;

import org.jspecify.annotations.NullMarked;
