/**
 * Ends a whole service, started as a process of its own, in the middle of its work: at the n-th
 * call of a named method, without a hook in the service.
 */
@NullMarked
package dev.evenkeel.testkit.halt;

import org.jspecify.annotations.NullMarked;
