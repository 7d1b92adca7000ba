/** What the console shows, as made from the judge's own memory: the present, not the history. */
@NullMarked
package dev.evenkeel.incident.console.domain;

import org.jspecify.annotations.NullMarked;
