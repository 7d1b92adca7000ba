@NullMarked
package dev.evenkeel.telemetry;

import org.jspecify.annotations.NullMarked;
