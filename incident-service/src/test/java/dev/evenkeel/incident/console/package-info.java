/** Tests of the console's door. */
@NullMarked
package dev.evenkeel.incident.console;

import org.jspecify.annotations.NullMarked;
