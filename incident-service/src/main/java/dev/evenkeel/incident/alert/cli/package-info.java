/** Files of settings checked without starting the service. */
@NullMarked
package dev.evenkeel.incident.alert.cli;

import org.jspecify.annotations.NullMarked;
