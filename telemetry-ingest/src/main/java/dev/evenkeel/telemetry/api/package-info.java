/**
 * The door over HTTP: who may report, how much, in which wrapping; and what is answered. It decides
 * nothing about samples.
 */
@NullMarked
package dev.evenkeel.telemetry.api;

import org.jspecify.annotations.NullMarked;
