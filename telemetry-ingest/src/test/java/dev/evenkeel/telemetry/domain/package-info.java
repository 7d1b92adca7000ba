@NullMarked
package dev.evenkeel.telemetry.domain;

import org.jspecify.annotations.NullMarked;
