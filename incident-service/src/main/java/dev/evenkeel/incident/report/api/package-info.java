/** Reports over HTTP. */
@NullMarked
package dev.evenkeel.incident.report.api;

import org.jspecify.annotations.NullMarked;
