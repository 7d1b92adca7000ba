/**
 * Logs in the OpenTelemetry protocol (OTLP 1.9): reads requests in both encodings, makes entries of
 * them, and writes answers. Pure.
 */
@NullMarked
package dev.evenkeel.telemetry.otlp;

import org.jspecify.annotations.NullMarked;
