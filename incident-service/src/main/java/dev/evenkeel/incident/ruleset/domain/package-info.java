/**
 * Rule files: what they say, everything that is wrong with them and where, which of them are in
 * force, and the recorded events they are tested with. Pure: texts come in, rules and errors go
 * out.
 */
@NullMarked
package dev.evenkeel.incident.ruleset.domain;

import org.jspecify.annotations.NullMarked;
