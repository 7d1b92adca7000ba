/** W3C trace context on its way through record headers. */
@NullMarked
package dev.evenkeel.platform.tracing;

import org.jspecify.annotations.NullMarked;
