/** Prometheus metrics and readiness of the relay. */
@NullMarked
package dev.evenkeel.media.app.metrics;

import org.jspecify.annotations.NullMarked;
