@NullMarked
package dev.evenkeel.telemetry.api;

import org.jspecify.annotations.NullMarked;
