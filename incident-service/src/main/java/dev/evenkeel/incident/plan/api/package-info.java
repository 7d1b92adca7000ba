/** Plans over HTTP. */
@NullMarked
package dev.evenkeel.incident.plan.api;

import org.jspecify.annotations.NullMarked;
