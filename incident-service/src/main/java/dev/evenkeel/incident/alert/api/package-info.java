/** What was sent to whom, over HTTP. */
@NullMarked
package dev.evenkeel.incident.alert.api;

import org.jspecify.annotations.NullMarked;
