/** Who is told of an alert, when, and in which words: routing, escalation, formats, signatures. */
@NullMarked
package dev.evenkeel.incident.alert.domain;

import org.jspecify.annotations.NullMarked;
