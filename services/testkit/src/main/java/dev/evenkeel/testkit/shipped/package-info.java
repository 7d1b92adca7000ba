/**
 * The Prometheus rules and Grafana dashboards that are shipped in {@code observability}, and
 * whether what they ask for is what running services tell.
 */
@NullMarked
package dev.evenkeel.testkit.shipped;

import org.jspecify.annotations.NullMarked;
