/**
 * From telemetry to an explained incident: windows over the streams, rules, incidents, plans and
 * drills, alerts, and the analysis and reports that follow.
 */
@NullMarked
package dev.evenkeel.incident;

import org.jspecify.annotations.NullMarked;
