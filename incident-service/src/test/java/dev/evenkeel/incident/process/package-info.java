/** The service as it is delivered, in a process of its own that dies. */
@NullMarked
package dev.evenkeel.incident.process;

import org.jspecify.annotations.NullMarked;
