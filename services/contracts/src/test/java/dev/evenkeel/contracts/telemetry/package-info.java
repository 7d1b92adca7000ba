@NullMarked
package dev.evenkeel.contracts.telemetry;

import org.jspecify.annotations.NullMarked;
