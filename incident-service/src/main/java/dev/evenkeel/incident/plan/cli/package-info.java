/** Plan files checked without the service. */
@NullMarked
package dev.evenkeel.incident.plan.cli;

import org.jspecify.annotations.NullMarked;
