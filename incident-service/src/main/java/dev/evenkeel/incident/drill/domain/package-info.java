/** How a drill goes: what is broken, what is measured, and the grade. */
@NullMarked
package dev.evenkeel.incident.drill.domain;

import org.jspecify.annotations.NullMarked;
