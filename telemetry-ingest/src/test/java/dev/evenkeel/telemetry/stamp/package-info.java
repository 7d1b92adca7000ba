@NullMarked
package dev.evenkeel.telemetry.stamp;

import org.jspecify.annotations.NullMarked;
