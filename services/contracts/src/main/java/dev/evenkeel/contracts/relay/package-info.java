/** What relays say of themselves and of each other. */
@NullMarked
package dev.evenkeel.contracts.relay;

import org.jspecify.annotations.NullMarked;
