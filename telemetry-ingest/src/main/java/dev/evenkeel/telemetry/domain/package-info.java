/** What a sample must be, and how many a participant may send. Pure; time is an argument. */
@NullMarked
package dev.evenkeel.telemetry.domain;

import org.jspecify.annotations.NullMarked;
