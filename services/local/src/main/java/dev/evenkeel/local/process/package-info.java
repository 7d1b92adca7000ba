/**
 * Operating-system processes that outlive the launcher: started in sessions of their own,
 * remembered in state files that cannot mistake a reused pid, waited for, and stopped in reverse
 * order.
 */
@NullMarked
package dev.evenkeel.local.process;

import org.jspecify.annotations.NullMarked;
