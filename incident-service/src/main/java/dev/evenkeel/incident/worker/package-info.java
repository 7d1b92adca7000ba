/** Threads of this service that run from the moment the topics exist until the service ends. */
@NullMarked
package dev.evenkeel.incident.worker;

import org.jspecify.annotations.NullMarked;
