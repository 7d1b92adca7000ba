/** The rule files on disk, and which of them are in force. */
@NullMarked
package dev.evenkeel.incident.ruleset.events;

import org.jspecify.annotations.NullMarked;
