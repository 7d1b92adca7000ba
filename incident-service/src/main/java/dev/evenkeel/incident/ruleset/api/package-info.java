/** Rules over HTTP. */
@NullMarked
package dev.evenkeel.incident.ruleset.api;

import org.jspecify.annotations.NullMarked;
