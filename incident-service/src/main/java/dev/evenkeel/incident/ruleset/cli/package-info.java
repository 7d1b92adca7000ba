/** {@code ./evenkeel rules}: rule files checked and tested where no service runs. */
@NullMarked
package dev.evenkeel.incident.ruleset.cli;

import org.jspecify.annotations.NullMarked;
