/**
 * Threads of a service that run from the moment the topics exist until the service ends, and what
 * their consumers have in common.
 */
@NullMarked
package dev.evenkeel.platform.worker;

import org.jspecify.annotations.NullMarked;
